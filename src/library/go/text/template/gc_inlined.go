package template

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*Template).Delims 41 41
(*Template).Execute 62 62
(*Template).Name 3 3
(*Template).New 50 50
ExecError.Error 62 62
ExecError.Unwrap 3 3
Must 9 9
New 41 41
ParseFS 72 72
ParseFiles 72 72
ParseGlob 71 71
`
