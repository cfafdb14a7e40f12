package rand

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*Rand).Float64 79 79
(*Rand).Int 76 76
(*Rand).Int31 68 68
(*Rand).Int63 62 62
(*Rand).Uint32 68 68
New 18 14
NewSource 73 73
`
