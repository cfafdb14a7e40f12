package signal

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `Ignore 61 61
Notify.func1 - 33
NotifyContext.func1 - 199
Reset 61 61
`
