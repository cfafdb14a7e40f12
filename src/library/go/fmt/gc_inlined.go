package fmt

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `Errorf - 79
Print 72 72
Printf 73 73
Println 72 72
Scan 72 72
Scanf 73 73
Scanln 72 72
Sscan 73 73
Sscanf 74 74
Sscanln 73 73
`
