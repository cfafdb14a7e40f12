package sha512

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `New 70 73
New384 70 73
New512_224 70 73
New512_256 70 73
`
