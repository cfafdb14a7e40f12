package exec

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*Cmd).Environ 66 66
(*Cmd).Start.func1 - 155
(*Error).Unwrap 3 3
(*ExitError).Error 61 61
Command.func1 - 256
CommandContext.func1 72 72
LookPath - 70
`
