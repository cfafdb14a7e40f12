// Package debug: stacks; tuning calls change nothing.
package debug

import (
	"os"
	"runtime"
	"time"
)

func Stack() []byte {
	buf := make([]byte, 1024)
	for {
		n := runtime.Stack(buf, false)
		if n < len(buf) {
			return buf[:n]
		}
		buf = make([]byte, 2*len(buf))
	}
}

func PrintStack() { os.Stderr.Write(Stack()) }

var (
	gcPercent         = 100
	maxThreads        = 10000
	memoryLimit int64 = 1<<63 - 1
)

func SetGCPercent(percent int) int {
	old := gcPercent
	gcPercent = percent
	return old
}

func SetMemoryLimit(limit int64) int64 {
	old := memoryLimit
	if limit >= 0 {
		memoryLimit = limit
	}
	return old
}

func SetMaxStack(bytes int) int { return setMaxStack(bytes) }

func SetMaxThreads(threads int) int {
	old := maxThreads
	maxThreads = threads
	if threads < 2 {
		exhaustThreads(threads)
	}
	return old
}

func SetPanicOnFault(enabled bool) bool { return setPanicOnFault(enabled) }
func SetTraceback(level string)         { setTraceback(level) }
func FreeOSMemory()                     { runtime.GC() }

type GCStats struct {
	LastGC         time.Time
	NumGC          int64
	PauseTotal     time.Duration
	Pause          []time.Duration
	PauseEnd       []time.Time
	PauseQuantiles []time.Duration
}

func ReadGCStats(stats *GCStats) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	stats.NumGC = int64(m.NumGC)
}

type Module struct {
	Path, Version, Sum string
	Replace            *Module
}

type BuildSetting struct{ Key, Value string }

type BuildInfo struct {
	GoVersion string
	Path      string
	Main      Module
	Deps      []*Module
	Settings  []BuildSetting
}

func (bi *BuildInfo) String() string { return "go\t" + bi.GoVersion + "\npath\t" + bi.Path + "\n" }

func ReadBuildInfo() (info *BuildInfo, ok bool) {
	return &BuildInfo{GoVersion: runtime.Version(), Path: "command-line-arguments"}, true
}
