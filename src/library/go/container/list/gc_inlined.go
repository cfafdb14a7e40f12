package list

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*Element).Next 22 22
(*Element).Prev 22 22
(*List).Back 11 11
(*List).Front 11 11
(*List).Init 16 16
(*List).InsertAfter 49 49
(*List).InsertBefore 50 50
(*List).Len 3 3
(*List).MoveAfter 55 55
(*List).MoveBefore 56 56
(*List).MoveToBack 54 54
(*List).MoveToFront 52 52
(*List).PushBack 70 70
(*List).PushFront 68 68
(*List).Remove 39 39
New 19 19
`
