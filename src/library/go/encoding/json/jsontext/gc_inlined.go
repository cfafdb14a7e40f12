package jsontext

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*Decoder).InputOffset - 12
(*Decoder).Options - 6
(*Decoder).PeekKind - 60
(*Decoder).ReadToken - 69
(*Decoder).ReadValue - 75
(*Decoder).SkipValue - 60
(*Decoder).StackDepth - 14
(*Decoder).StackPointer - 63
(*Decoder).UnreadBuffer - 15
(*Encoder).AvailableBuffer - 36
(*Encoder).Options - 6
(*Encoder).OutputOffset - 13
(*Encoder).StackDepth - 14
(*Encoder).StackPointer - 63
(*Encoder).WriteToken - 61
(*Encoder).WriteValue - 61
(*SyntacticError).Unwrap - 3
(*Value).Format - 62
(*Value).UnmarshalJSON - 25
AllowDuplicateNames - 8
AllowInvalidUTF8 - 8
AppendFloat - 74
Bool - 6
CanonicalizeRawFloats - 8
CanonicalizeRawInts - 8
EscapeForHTML - 8
EscapeForJS - 8
Int - 13
Multiline - 8
NewDecoder - 68
NewEncoder - 68
Pointer.AppendToken - 67
Pointer.Contains - 65
Pointer.Parent - 39
Pointer.Tokens - 17
Pointer.Tokens.func1 - 210
PreserveRawStrings - 8
ReorderRawObjects - 8
SpaceAfterColon - 8
SpaceAfterComma - 8
String - 11
Token.Float - 71
Token.Float32 - 71
Token.Kind - 58
Token.String - 76
Uint - 12
Value.Clone - 15
Value.Kind - 59
Value.MarshalJSON - 11
Value.String - 9
`
