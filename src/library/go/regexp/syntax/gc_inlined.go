package syntax

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*Error).Error 12 12
(*Inst).MatchRune 63 63
(*Inst).String 78 78
(*Prog).StartCond 54 54
(*Prog).String 78 78
ErrorCode.String 2 2
InstOp.String 13 13
IsWordChar 28 28
Parse 71 71
`
