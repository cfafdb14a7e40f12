package sort

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `Float64Slice.Len 3 3
Float64Slice.Less 29 29
Float64Slice.Sort 61 61
Float64Slice.Swap 13 13
Float64s 60 -
Float64sAreSorted 73 69
IntSlice.Len 3 3
IntSlice.Less 8 8
IntSlice.Sort 61 61
IntSlice.Swap 13 13
Ints 60 -
IntsAreSorted 73 69
Reverse 6 6
Search - 56
SearchFloat64s 78 77
SearchFloat64s.func1 6 6
SearchInts 78 77
SearchInts.func1 6 6
SearchStrings 78 77
SearchStrings.func1 6 6
StringSlice.Len 3 3
StringSlice.Less 8 8
StringSlice.Sort 61 61
StringSlice.Swap 13 13
Strings 60 -
StringsAreSorted 73 69
`
