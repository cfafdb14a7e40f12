package expvar

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*Float).Add 50 50
(*Float).Set 12 12
(*Float).String 62 62
(*Float).Value 12 12
(*Int).Add 8 8
(*Int).Set 7 7
(*Int).String 73 79
(*Int).Value 7 7
(*Map).Get 75 -
(*Map).String 67 67
(*String).Set 61 61
(*String).String 62 62
(*String).Value 57 57
Do 61 61
Func.Value 60 20
Get 80 62
Handler 3 3
NewFloat 69 69
NewInt 69 69
NewString 69 69
`
