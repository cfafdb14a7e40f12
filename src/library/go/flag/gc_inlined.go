package flag

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*FlagSet).Arg 17 17
(*FlagSet).Args 3 3
(*FlagSet).BoolFunc 63 63
(*FlagSet).BoolVar 72 72
(*FlagSet).DurationVar 72 72
(*FlagSet).ErrorHandling 3 3
(*FlagSet).Float64Var 72 72
(*FlagSet).Func 63 63
(*FlagSet).Init 8 8
(*FlagSet).Int64Var 72 72
(*FlagSet).IntVar 72 72
(*FlagSet).Lookup 5 5
(*FlagSet).NArg 4 4
(*FlagSet).NFlag 4 4
(*FlagSet).Name 3 3
(*FlagSet).Output 11 11
(*FlagSet).Parsed 3 3
(*FlagSet).PrintDefaults.func1 - 717
(*FlagSet).Set 62 62
(*FlagSet).SetOutput 4 4
(*FlagSet).StringVar 72 72
(*FlagSet).Uint64Var 72 72
(*FlagSet).UintVar 72 72
Arg 21 21
Args 3 3
Bool 63 63
BoolFunc 68 68
BoolVar 72 72
Duration 63 63
DurationVar 72 72
Float64 63 63
Float64Var 72 72
Func 68 68
Int 63 63
Int64 63 63
Int64Var 72 72
IntVar 72 72
Lookup 5 5
NArg 4 4
NFlag 4 4
NewFlagSet 18 18
Parse 62 62
Parsed 6 6
PrintDefaults 59 59
Set 62 62
String 63 63
StringVar 72 72
Uint 63 63
Uint64 63 63
Uint64Var 72 72
UintVar 72 72
Var 62 62
Visit 60 60
VisitAll 60 60
`
