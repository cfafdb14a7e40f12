package utf16

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `AppendRune 77 77
Decode 69 69
DecodeRune 30 30
EncodeRune 27 27
IsSurrogate 8 8
RuneLen 31 31
`
