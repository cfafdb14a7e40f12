package iotest

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `DataErrReader 11 11
ErrReader 6 6
HalfReader 6 6
NewReadLogger 8 8
NewWriteLogger 8 8
OneByteReader 6 6
TimeoutReader 8 8
TruncateWriter 8 8
`
