package bufio

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*Reader).Buffered 6 6
(*Reader).Reset 33 33
(*Reader).Size 4 4
(*Reader).UnreadByte 49 49
(*Reader).UnreadRune 28 28
(*Scanner).Buffer 18 17
(*Scanner).Bytes 3 3
(*Scanner).Err 10 10
(*Scanner).Split 10 10
(*Scanner).Text 4 4
(*Writer).Available 7 7
(*Writer).AvailableBuffer 8 8
(*Writer).Buffered 3 3
(*Writer).Reset 28 28
(*Writer).Size 4 4
NewReadWriter 7 7
NewReader 54 50
NewReaderSize 49 45
NewScanner 9 9
NewWriter 43 39
NewWriterSize 38 34
ScanBytes 18 17
`
