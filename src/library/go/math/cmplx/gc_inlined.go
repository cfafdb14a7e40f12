package cmplx

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `Abs 69 69
Acos 73 73
Atanh 79 79
Conj 7 7
Inf 32 32
IsInf 48 -
IsNaN 69 -
Log10 74 74
NaN 17 17
Phase 69 69
Rect 75 75
`
