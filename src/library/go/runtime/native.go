// Package runtime: scheduling, stacks and figures are the machine's.
package runtime

import "unsafe"

// Gosched yields: the goroutine goes to the end of the global run queue.
func Gosched()

// Goexit runs the goroutine's deferred calls (recover returns nil in them) and ends it.
func Goexit()

// NumGoroutine counts the goroutines that have not ended.
func NumGoroutine() int

// GOMAXPROCS returns the setting before; n < 1 changes nothing.
func GOMAXPROCS(n int) int

// NumCPU is the profile's number of processors.
func NumCPU() int

// GC runs the machine's collector at once, runs due cleanups and finalizers in a new goroutine, empties sync.Pools.
func GC()

// callers fills pcs with the current goroutine's frames as tracebacks show them (wrappers left out), innermost first:
// skip 0 is callers' own caller, which is runtime.Callers or runtime.Caller. Returns the number filled.
func callers(skip int, pcs []uintptr) int

// frameInfo describes a pc of callers: function name, file, line, the function's entry pc and first line.
// Unknown pcs: name "".
func frameInfo(pc uintptr) (name, file string, line int, entry uintptr, startLine int)

// funcPC is the entry pc of the function value in f (any func type; nil func or no func: 0), for frameInfo.
func funcPC(f any) uintptr

// stackText is the traceback of the current goroutine, or of all, as a crash prints it, `goroutine 1 [running]:` first;
// frames of runtime and debug above the caller of runtime.Stack or debug.Stack are kept as Go keeps them.
func stackText(all bool) string

// memFigures: live heap bytes, live heap objects, bytes and objects allocated so far, collections so far.
func memFigures() (heap, objects, total, mallocs, numGC uint64)

// setFinalizer: obj is a pointer; f is nil or a function called with it in a new goroutine after a GC that found no
// other reference; the object then lives until the next one.
func setFinalizer(obj, f any)

// addCleanup: once the object at ptr (any address into it) is unreachable, a GC starts f in a new goroutine. Returns an id.
func addCleanup(ptr unsafe.Pointer, f func()) uint64

// cleanupFault says why a cleanup would never run: 1 when arg is ptr, 2 when it points into the same object, 3 when the
// function has captured such a pointer; 0 when it will.
func cleanupFault(ptr unsafe.Pointer, arg, cleanup any) int

// lockThread counts calls of LockOSThread (1) and UnlockOSThread (-1), which undoes at most what was done.
func lockThread(n int)

// stopCleanup forgets a cleanup that has not been started.
func stopCleanup(id uint64)

// breakpoint ends the program, as the signal does that it raises where no debugger is.
func breakpoint()
