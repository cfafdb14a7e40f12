package unicode

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `In 72 72
IsControl 16 16
IsDigit 74 74
IsLetter 76 76
IsLower 76 76
IsMark 62 62
IsNumber 76 76
IsOneOf 72 72
IsPunct 76 76
IsSymbol 76 76
IsTitle 68 68
IsUpper 76 76
To 67 67
`
