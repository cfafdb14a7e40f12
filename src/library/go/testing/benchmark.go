// Benchmarks in outline: b.N is 1, then 100; virtual time passes only while goroutines sleep.
package testing

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

type B struct {
	common
	f      func(*B)
	N      int
	loops  int
	timing bool
	spent  time.Duration
	extra  map[string]float64
}

func (b *B) StartTimer() {
	if !b.timing {
		b.timing, b.started = true, time.Now()
	}
}

func (b *B) StopTimer() {
	if b.timing {
		b.timing = false
		b.spent += time.Since(b.started)
	}
}

func (b *B) ResetTimer() {
	b.spent = 0
	b.started = time.Now()
}

func (b *B) Elapsed() time.Duration {
	if b.timing {
		return b.spent + time.Since(b.started)
	}
	return b.spent
}

func (b *B) ReportAllocs()        {}
func (b *B) SetBytes(n int64)     {}
func (b *B) SetParallelism(p int) {}

func (b *B) ReportMetric(n float64, unit string) {
	if b.extra == nil {
		b.extra = make(map[string]float64)
	}
	b.extra[unit] = n
}

// Loop is true 100 times.
func (b *B) Loop() bool {
	if b.loops == 0 {
		b.ResetTimer()
	}
	b.loops++
	if b.loops <= 100 {
		return true
	}
	b.StopTimer()
	b.N = 100
	return false
}

// runN runs the benchmark once, with b.N = n.
func (b *B) runN(n int) {
	defer b.runCleanups()
	b.N, b.loops, b.spent = n, 0, 0
	b.StartTimer()
	b.f(b)
	b.StopTimer()
}

// run1 runs it with b.N = 1, in a goroutine that may end by FailNow; whether it may go on.
func (b *B) run1() bool {
	go func() {
		defer func() { b.signal <- true }()
		b.runN(1)
	}()
	<-b.signal
	return !b.Failed()
}

// doBench runs it with b.N = 100.
func (b *B) doBench() {
	go b.launch()
	<-b.signal
}

func (b *B) launch() {
	defer func() { b.signal <- true }()
	b.runN(100)
}

func (b *B) Run(name string, f func(b *B)) bool {
	sub := &B{f: f, common: common{name: b.name + "/" + rewrite(name), level: b.level + 1, parent: &b.common,
		ctx: b.ctx, signal: make(chan bool)}}
	if sub.run1() {
		sub.doBench()
	}
	return !sub.Failed()
}

type PB struct {
	mu   *sync.Mutex
	left *int
}

func (pb *PB) Next() bool {
	pb.mu.Lock()
	defer pb.mu.Unlock()
	*pb.left--
	return *pb.left >= 0
}

func (b *B) RunParallel(body func(*PB)) {
	var wg sync.WaitGroup
	left := b.N
	pb := &PB{new(sync.Mutex), &left}
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() { body(pb) })
	}
	wg.Wait()
}

type BenchmarkResult struct {
	N         int
	T         time.Duration
	Bytes     int64
	MemAllocs uint64
	MemBytes  uint64
	Extra     map[string]float64
}

func (r BenchmarkResult) NsPerOp() int64 {
	if r.N <= 0 {
		return 0
	}
	return r.T.Nanoseconds() / int64(r.N)
}

func (r BenchmarkResult) AllocsPerOp() int64 {
	if r.N <= 0 {
		return 0
	}
	return int64(r.MemAllocs) / int64(r.N)
}

func (r BenchmarkResult) AllocedBytesPerOp() int64 {
	if r.N <= 0 {
		return 0
	}
	return int64(r.MemBytes) / int64(r.N)
}

func (r BenchmarkResult) String() string { return fmt.Sprintf("%8d\t%10d ns/op", r.N, r.NsPerOp()) }

func (r BenchmarkResult) MemString() string {
	return fmt.Sprintf("%8d B/op\t%8d allocs/op", r.AllocedBytesPerOp(), r.AllocsPerOp())
}

func Benchmark(f func(b *B)) BenchmarkResult {
	b := &B{f: f, common: common{signal: make(chan bool)}}
	if !b.run1() {
		return BenchmarkResult{}
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	b.doBench()
	runtime.ReadMemStats(&after)
	return BenchmarkResult{N: b.N, T: b.spent, MemAllocs: after.Mallocs - before.Mallocs,
		MemBytes: after.TotalAlloc - before.TotalAlloc, Extra: b.extra}
}

func AllocsPerRun(runs int, f func()) (avg float64) {
	f()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range runs {
		f()
	}
	runtime.ReadMemStats(&after)
	return float64((after.Mallocs - before.Mallocs) / uint64(runs))
}
