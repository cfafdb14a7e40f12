package path

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `Base - 80
Ext 33 33
IsAbs 11 11
Split 44 44
`
