package fstest

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `MapFS.Open.func1 74 74
MapFS.ReadDir 75 75
MapFS.ReadFile 75 75
MapFS.Stat 75 75
MapFS.Sub 74 74
`
