package maphash

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*Hash).BlockSize 2 2
(*Hash).Clone - 70
(*Hash).Reset 68 68
(*Hash).Seed 62 62
(*Hash).SetSeed 20 20
(*Hash).Size 2 2
(*Hash).WriteByte 77 77
MakeSeed 78 78
`
