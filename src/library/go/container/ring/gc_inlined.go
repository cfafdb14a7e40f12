package ring

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*Ring).Len 52 52
(*Ring).Link 76 76
(*Ring).Move 51 51
(*Ring).Next 21 21
(*Ring).Prev 21 21
New 49 49
`
