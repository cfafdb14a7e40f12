package slices

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `All 17 17
All.func1 72 32
AppendSeq - 57
Backward 17 17
Backward.func1 - 41
Chunk 24 24
Chunk.func1 - 54
Clip 7 5
Clone 7 11
Collect 66 66
Compact 80 80
Concat 79 79
Contains 26 26
ContainsFunc - 43
Delete 37 37
Equal 25 25
EqualFunc - 50
Grow 32 32
Index 15 15
IndexFunc 72 32
IsSorted 63 63
Max 37 37
MaxFunc - 61
Min 37 37
MinFunc - 61
Repeat 64 62
Reverse 38 38
Sort 76 76
SortFunc 77 77
SortStableFunc 67 67
Values 17 17
Values.func1 69 29
`
