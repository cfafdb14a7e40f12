package runtime

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*MemProfileRecord).InUseBytes 6 6
(*MemProfileRecord).InUseObjects 6 6
(*MemProfileRecord).Stack 26 24
(*PanicNilError).Error 2 2
(*PanicNilError).RuntimeError 0 0
(*Pinner).Pin.func1 - 124
(*StackRecord).Stack 22 20
(*TypeAssertionError).RuntimeError 0 0
AddCleanup.func1 - 62
BlockProfile.func1 39 39
Breakpoint 59 59
CPUProfile 3 3
Callers 69 69
CallersFrames 18 18
GOROOT 72 72
Gosched 62 62
MemProfile.func1 49 55
MutexProfile.func1 39 39
NumCPU 3 3
NumCgoCall 32 32
NumGoroutine 46 57
ReadMemStats.func1 60 60
ReadTrace.func1 62 62
SetFinalizer.func1 61 136
SetMutexProfileFraction 21 21
Stack.func1 - 244
StopTrace 60 60
ThreadCreateProfile.func1 26 26
UnlockOSThread 48 48
Version 2 2
`
