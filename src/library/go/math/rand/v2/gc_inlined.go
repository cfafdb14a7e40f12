package rand

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*ChaCha8).MarshalBinary - 72
(*ChaCha8).Seed 68 68
(*PCG).AppendBinary - 22
(*PCG).MarshalBinary 26 37
(*PCG).Seed 8 8
(*PCG).Uint64 77 77
(*PCG).UnmarshalBinary 32 32
(*Rand).Float32 75 75
(*Rand).Float64 72 72
(*Rand).Int 67 67
(*Rand).Int32 65 65
(*Rand).Int32N 70 70
(*Rand).Int64 65 65
(*Rand).Int64N 70 70
(*Rand).IntN 70 70
(*Rand).Perm.func1 13 13
(*Rand).Uint 62 62
(*Rand).Uint32 65 65
(*Rand).Uint32N 70 70
(*Rand).Uint64 62 62
(*Rand).Uint64N 68 68
(*Rand).UintN 68 68
ExpFloat64 60 60
Float32 78 78
Float64 75 75
Int 70 70
Int32 68 68
Int32N 74 74
Int64 68 68
Int64N 74 74
IntN 74 74
New 5 5
NewChaCha8 67 67
NewPCG 7 7
NormFloat64 60 60
Perm 61 61
Shuffle 61 61
Uint 65 65
Uint32 68 68
Uint32N 74 74
Uint64 65 65
Uint64N 72 72
UintN 72 72
`
