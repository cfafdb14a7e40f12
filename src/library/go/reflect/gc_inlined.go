package reflect

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*ValueError).Error - 78
ArrayOf.func1 - 85
FuncOf.func1 - 196
Indirect 75 75
Kind.String 79 -
MakeMap 62 62
MapOf.func1 63 63
Method.IsExported 5 5
NewAt - 77
PointerTo 70 66
PtrTo 74 70
Select - 80
StructField.IsExported 5 5
StructOf.func1 - 181
StructTag.Get 67 67
Swapper.func1 3 3
TypeFor - 29
TypeOf 39 30
Value.Bool 73 73
Value.Bytes 69 69
Value.CanAddr 7 7
Value.CanComplex 16 16
Value.CanFloat 16 16
Value.CanInt 19 19
Value.CanInterface 20 20
Value.CanSet 7 7
Value.CanUint 20 20
Value.Cap 74 74
Value.Complex 40 40
Value.Fields.func1 - 206
Value.Float 40 40
Value.Int 61 61
Value.Interface 62 62
Value.IsNil 72 72
Value.IsValid 5 5
Value.Kind 8 8
Value.Len 74 74
Value.MapRange 75 75
Value.Methods.func1 - 148
Value.OverflowComplex 75 75
Value.OverflowFloat 53 53
Value.OverflowInt 76 67
Value.OverflowUint 63 63
Value.Seq.func1 - 286
Value.Seq2.func1 - 286
Value.String 74 74
Value.Type 78 78
Value.Uint 66 66
Value.UnsafeAddr 52 43
ValueOf 62 61
`
