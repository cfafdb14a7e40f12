package context

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `AfterFunc.func1 - 161
Background 3 3
TODO 3 3
WithCancel.func1 62 62
WithCancelCause.func1 62 62
WithDeadline 72 72
WithDeadlineCause.func1 62 62
WithoutCancel 12 12
`
