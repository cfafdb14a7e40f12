package base64

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*Encoding).DecodedLen 30 30
(*Encoding).EncodedLen 29 29
CorruptInputError.Error 64 69
Encoding.Strict 7 7
Encoding.WithPadding 42 42
NewDecoder 12 12
NewEncoder 8 8
NewEncoding 79 79
`
