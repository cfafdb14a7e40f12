package utf8

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `AppendRune 72 72
DecodeRune - 79
DecodeRuneInString - 80
EncodeRune - 75
FullRune 79 79
FullRuneInString 79 79
RuneCount - 46
RuneCountInString - 7
RuneLen 43 43
RuneStart 6 6
ValidRune 23 23
`
