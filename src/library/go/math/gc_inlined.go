package math

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `Abs 14 14
Acos 71 71
Acosh 61 61
Asin 61 61
Asinh 61 61
Atan 61 61
Atan2 62 62
Atanh 61 61
Cbrt 61 61
Ceil 61 61
Copysign 23 23
Cos 61 61
Cosh 61 61
Dim 15 15
Erf 61 61
Erfc 61 61
Erfcinv 63 63
Exp 61 61
Exp2 61 61
Expm1 61 61
Float32bits 3 3
Float32frombits 3 3
Float64bits 3 3
Float64frombits 3 3
Floor 61 61
Frexp 70 70
Hypot 62 62
Inf 21 21
IsInf 16 35
IsNaN 4 4
Ldexp 62 62
Log 61 61
Log10 71 71
Log1p 61 61
Log2 61 61
Max 62 62
Min 62 62
Mod 62 62
Modf 70 37
NaN 7 7
Pow 62 62
Pow10 77 77
Remainder 62 62
Round 57 57
RoundToEven 71 71
Signbit 11 10
Sin 61 61
Sinh 61 61
Sqrt 4 4
Tan 61 61
Tanh 61 61
Trunc 61 61
`
