package atomic

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*Bool).CompareAndSwap 22 22
(*Bool).Load 6 6
(*Bool).Store 12 12
(*Bool).Swap 15 15
(*Int32).Add 5 5
(*Int32).And 62 5
(*Int32).CompareAndSwap 6 6
(*Int32).Load 4 4
(*Int32).Or 62 5
(*Int32).Store 4 4
(*Int32).Swap 5 5
(*Int64).Add 5 5
(*Int64).And 62 5
(*Int64).CompareAndSwap 6 6
(*Int64).Load 4 4
(*Int64).Or 62 5
(*Int64).Store 4 4
(*Int64).Swap 5 5
(*Pointer).CompareAndSwap 63 63
(*Pointer).Load 4 4
(*Pointer).Store 61 61
(*Pointer).Swap 62 62
(*Uint32).Add 5 5
(*Uint32).And 62 5
(*Uint32).CompareAndSwap 6 6
(*Uint32).Load 4 4
(*Uint32).Or 62 5
(*Uint32).Store 4 4
(*Uint32).Swap 5 5
(*Uint64).Add 5 5
(*Uint64).And 62 5
(*Uint64).CompareAndSwap 6 6
(*Uint64).Load 4 4
(*Uint64).Or 62 5
(*Uint64).Store 4 4
(*Uint64).Swap 5 5
(*Uintptr).Add 5 5
(*Uintptr).And 62 5
(*Uintptr).CompareAndSwap 6 6
(*Uintptr).Load 4 4
(*Uintptr).Or 62 5
(*Uintptr).Store 4 4
(*Uintptr).Swap 5 5
(*Value).Load 47 47
`
