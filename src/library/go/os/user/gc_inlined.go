package user

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*User).GroupIds 70 70
C.GoString - 61
Current.func1 64 64
LookupGroup 70 70
LookupGroupId 70 70
UnknownGroupError.Error 4 4
UnknownGroupIdError.Error 4 4
UnknownUserError.Error 4 4
UnknownUserIdError.Error 68 72
`
