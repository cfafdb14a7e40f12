package fs

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*PathError).Error 69 69
(*PathError).Timeout 77 73
(*PathError).Unwrap 3 3
FileInfoToDirEntry 11 11
FileMode.IsDir 6 6
FileMode.IsRegular 6 6
FileMode.Perm 4 4
FileMode.Type 4 4
Glob 72 72
ReadDir.func1 - 185
`
