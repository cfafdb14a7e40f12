package hex

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `DecodedLen 4 4
Dumper 6 6
Encode 39 39
EncodeToString 59 59
EncodedLen 4 4
InvalidByteError.Error 66 66
NewDecoder 6 6
NewEncoder 6 6
`
