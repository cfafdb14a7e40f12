package debug

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*BuildInfo).String.func1 - 336
FreeOSMemory 59 59
ParseBuildInfo.func1 72 94
SetGCPercent 63 63
SetMaxStack 61 61
SetMaxThreads 61 61
SetMemoryLimit 61 61
SetPanicOnFault 61 61
`
