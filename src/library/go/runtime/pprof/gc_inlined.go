package pprof

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*Profile).Name 3 3
Labels 54 -
Labels.func1 - 74
Profiles.func1 74 74
WriteHeapProfile 68 68
`
