package filepath

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `Base 61 61
Clean 61 61
Dir 61 61
Ext 42 42
FromSlash 6 6
Glob 71 71
HasPrefix 24 23
IsAbs 23 22
IsLocal 69 69
Join 61 61
Localize 70 70
Split 70 70
SplitList 80 80
ToSlash 6 6
VolumeName 16 16
`
