package sync

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*Map).Clear - 61
(*Map).CompareAndDelete - 64
(*Map).CompareAndSwap - 65
(*Map).Delete 60 72
(*Map).Load - 72
(*Map).LoadAndDelete - 72
(*Map).LoadOrStore - 73
(*Map).Range - 62
(*Map).Store 64 74
(*Map).Swap - 73
(*Mutex).Lock 66 68
(*Mutex).TryLock 27 30
(*Mutex).Unlock 72 74
(*Once).Do 69 70
(*RWMutex).RLock 77 77
(*RWMutex).RLocker 3 3
(*RWMutex).RUnlock 78 78
(*RWMutex).TryRLock 36 36
(*WaitGroup).Done 60 60
NewCond 5 5
OnceFunc 49 24
OnceFunc.func1 - 98
OnceValue 53 24
OnceValue.func1 - 101
OnceValues 57 24
OnceValues.func1 - 103
`
