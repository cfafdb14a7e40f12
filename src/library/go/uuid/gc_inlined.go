package uuid

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `Max - 18
New - 60
Nil - 2
Parse - 73
UUID.MarshalText - 72
`
