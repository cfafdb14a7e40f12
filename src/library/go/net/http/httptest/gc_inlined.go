package httptest

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*ResponseRecorder).Flush 68 68
(*ResponseRecorder).Header 20 20
(*Server).Certificate 3 3
(*Server).Client 3 -
(*Server).Start.func1 - 307
(*Server).StartTLS.func1 - 307
NewRecorder 10 10
NewRequest 68 68
NewTestServer.func1 - 59
NewUnstartedServer 68 68
`
