// Facts, frames, figures and cleanups on the natives of native.go.
package runtime

import (
	"internal/lab"
	"unsafe"
)

const (
	GOOS     = "linux"
	GOARCH   = "amd64"
	Compiler = "gc"
)

var MemProfileRate = 512 * 1024

func Version() string {
	if lab.Classic() {
		return "go1.23.9"
	}
	return "go1.27.3"
}

func GOROOT() string          { return "" }
func NumCgoCall() int64       { return 0 }
func LockOSThread()           { lockThread(1) }
func UnlockOSThread()         { lockThread(-1) }
func SetDefaultGOMAXPROCS()   {}
func KeepAlive(x any)         { _ = x }
func SetFinalizer(obj, f any) { setFinalizer(obj, f) }

func SetBlockProfileRate(rate int)         {}
func SetMutexProfileFraction(rate int) int { return 0 }
func SetCPUProfileRate(hz int)             {}

func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	var pcs [1]uintptr
	if callers(skip+1, pcs[:]) == 0 {
		return
	}
	_, file, line, _, _ = frameInfo(pcs[0])
	return pcs[0], file, line, true
}

func Callers(skip int, pc []uintptr) int { return callers(skip, pc) }

func Stack(buf []byte, all bool) int { return copy(buf, stackText(all)) }

// Func is identified by a pc inside of it.
type Func struct{ pc uintptr }

func FuncForPC(pc uintptr) *Func {
	if name, _, _, _, _ := frameInfo(pc); name == "" {
		return nil
	}
	return &Func{pc}
}

func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	name, _, _, _, _ := frameInfo(f.pc)
	return name
}

func (f *Func) Entry() uintptr {
	_, _, _, entry, _ := frameInfo(f.pc)
	return entry
}

func (f *Func) FileLine(pc uintptr) (file string, line int) {
	_, file, line, _, _ = frameInfo(pc)
	return
}

type Frame struct {
	PC        uintptr
	Func      *Func
	Function  string
	File      string
	Line      int
	startLine int
	Entry     uintptr
}

type Frames struct{ pcs []uintptr }

func CallersFrames(callers []uintptr) *Frames { return &Frames{callers} }

func (f *Frames) Next() (frame Frame, more bool) {
	if len(f.pcs) == 0 {
		return
	}
	pc := f.pcs[0]
	f.pcs = f.pcs[1:]
	frame.PC, frame.Func = pc, FuncForPC(pc)
	frame.Function, frame.File, frame.Line, frame.Entry, frame.startLine = frameInfo(pc)
	return frame, len(f.pcs) > 0
}

type StackRecord struct{ Stack0 [32]uintptr }

func (r *StackRecord) Stack() []uintptr {
	for i, v := range r.Stack0 {
		if v == 0 {
			return r.Stack0[:i]
		}
	}
	return r.Stack0[:]
}

func GoroutineProfile(p []StackRecord) (n int, ok bool) { return NumGoroutine(), false }

// MemStats has Go's fields; the machine fills those that mean something to it.
type MemStats struct {
	Alloc, TotalAlloc, Sys, Lookups, Mallocs, Frees                    uint64
	HeapAlloc, HeapSys, HeapIdle, HeapInuse, HeapReleased, HeapObjects uint64
	StackInuse, StackSys, MSpanInuse, MSpanSys, MCacheInuse, MCacheSys uint64
	BuckHashSys, GCSys, OtherSys, NextGC, LastGC, PauseTotalNs         uint64
	PauseNs, PauseEnd                                                  [256]uint64
	NumGC, NumForcedGC                                                 uint32
	GCCPUFraction                                                      float64
	EnableGC, DebugGC                                                  bool
	BySize                                                             [61]struct {
		Size           uint32
		Mallocs, Frees uint64
	}
}

func ReadMemStats(m *MemStats) {
	heap, objects, total, mallocs, numGC := memFigures()
	*m = MemStats{
		Alloc: heap, TotalAlloc: total, Sys: heap + 8<<20, Mallocs: mallocs, Frees: mallocs - objects,
		HeapAlloc: heap, HeapSys: heap + 4<<20, HeapInuse: heap, HeapObjects: objects,
		NextGC: 2*heap + 4<<20, NumGC: uint32(numGC), NumForcedGC: uint32(numGC), EnableGC: true,
	}
}

// CPUProfile is no more than a text.
func CPUProfile() []byte {
	panic("CPUProfile no longer available")
}

// cgo holds what SetCgoTraceback was given; there is no C.
var cgo [3]unsafe.Pointer

func SetCgoTraceback(version int, traceback, context, symbolizer unsafe.Pointer) {
	if version != 0 {
		panic("unsupported version")
	}
	given := [3]unsafe.Pointer{traceback, context, symbolizer}
	for i, old := range cgo {
		if old != nil && old != given[i] {
			panic("call SetCgoTraceback only once")
		}
	}
	cgo = given
}

type Cleanup struct{ id uint64 }

func (c Cleanup) Stop() {
	if c.id != 0 {
		stopCleanup(c.id)
	}
}

func AddCleanup[T, S any](ptr *T, cleanup func(S), arg S) Cleanup {
	if ptr == nil {
		panic("runtime.AddCleanup: ptr is nil")
	}
	switch cleanupFault(unsafe.Pointer(ptr), arg, cleanup) {
	case 1:
		panic("runtime.AddCleanup: ptr is equal to arg, cleanup will never run")
	case 2:
		panic("runtime.AddCleanup: ptr is within arg, cleanup will never run")
	case 4:
		panic("runtime.AddCleanup: ptr not in allocated block")
	case 3:
		panic("runtime.AddCleanup: cleanup function closes over ptr, cleanup will never run")
	}
	return Cleanup{addCleanup(unsafe.Pointer(ptr), func() { cleanup(arg) })}
}

// Pinner keeps objects where they are, which they are anyway.
type Pinner struct{ refs []any }

func (p *Pinner) Pin(pointer any) {
	if pointer == nil {
		panic(errorString("runtime.Pinner: argument is nil"))
	}
	if name := lab.TypeName(pointer); name[0] != '*' && name != "unsafe.Pointer" {
		panic(errorString("runtime.Pinner: argument is not a pointer: " + name))
	}
	p.refs = append(p.refs, pointer)
}

func (p *Pinner) Unpin() { p.refs = nil }

func Breakpoint() {
	breakpoint()
}
