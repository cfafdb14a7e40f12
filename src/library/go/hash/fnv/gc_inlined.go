package fnv

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `New128 18 18
New128a 18 18
New32 9 9
New32a 9 9
New64 9 9
New64a 9 9
`
