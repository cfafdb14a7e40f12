package json

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*Decoder).Buffered 18 31
(*Decoder).DisallowUnknownFields 5 -
(*Decoder).InputOffset 6 -
(*Decoder).More 78 -
(*Decoder).UseNumber 5 -
(*Encoder).SetEscapeHTML 4 -
(*Encoder).SetIndent 8 8
(*MarshalerError).Unwrap 3 3
(*RawMessage).UnmarshalJSON 26 -
(*SyntaxError).Error 3 3
(*UnmarshalTypeError).Unwrap - 3
(*UnsupportedTypeError).Error 64 64
(*UnsupportedValueError).Error 5 5
CallMethodsWithLegacySemantics - 8
DefaultOptionsV1 - 4
Delim.String 3 3
FormatByteArrayAsArray - 8
FormatBytesWithLegacySemantics - 8
FormatDurationAsNano - 8
Marshal - 78
MatchCaseSensitiveDelimiter - 8
MergeWithLegacySemantics - 8
NewDecoder 5 -
NewEncoder 7 20
Number.Float64 71 71
Number.Int64 72 72
Number.String 2 2
OmitEmptyWithLegacySemantics - 8
ParseBytesWithLooseRFC4648 - 8
ParseTimeWithLooseRFC3339 - 8
RawMessage.MarshalJSON 11 -
ReportErrorsWithLegacySemantics - 8
StringifyWithLegacySemantics - 8
Unmarshal - 70
UnmarshalArrayFromAnyLength - 8
Valid - 63
`
