package maps

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*Iter).Elem - 3
(*Iter).Initialized - 5
(*Iter).Key - 3
(*Iter).Map - 3
(*Map).Get - 71
(*Map).Used - 3
NewEmptyMap - 69
StrHash - 66
`
