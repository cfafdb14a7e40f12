package binary

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `AppendUvarint 20 20
AppendVarint 41 41
PutUvarint 33 33
PutVarint 54 54
Uvarint 68 68
bigEndian.AppendUint16 9 9
bigEndian.AppendUint32 17 17
bigEndian.AppendUint64 33 33
bigEndian.GoString 2 2
bigEndian.PutUint16 19 19
bigEndian.PutUint32 35 35
bigEndian.PutUint64 67 67
bigEndian.String 2 2
bigEndian.Uint16 17 17
bigEndian.Uint32 31 31
bigEndian.Uint64 59 59
littleEndian.AppendUint16 9 9
littleEndian.AppendUint32 17 17
littleEndian.AppendUint64 33 33
littleEndian.GoString 2 2
littleEndian.PutUint16 19 19
littleEndian.PutUint32 35 35
littleEndian.PutUint64 67 67
littleEndian.String 2 2
littleEndian.Uint16 17 17
littleEndian.Uint32 31 31
littleEndian.Uint64 59 59
`
