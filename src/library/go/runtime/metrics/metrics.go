// Package metrics in outline: the number of goroutines and of the heap's bytes are known.
package metrics

import "runtime"

type ValueKind int

const (
	KindBad ValueKind = iota
	KindUint64
	KindFloat64
	KindFloat64Histogram
)

type Value struct {
	kind ValueKind
	n    uint64
}

func (v Value) Kind() ValueKind { return v.kind }

func (v Value) Uint64() uint64 {
	if v.kind != KindUint64 {
		panic("called Uint64 on non-uint64 metric value")
	}
	return v.n
}

func (v Value) Float64() float64 {
	panic("called Float64 on non-float64 metric value")
}

func (v Value) Float64Histogram() *Float64Histogram {
	panic("called Float64Histogram on non-Float64Histogram metric value")
}

type Float64Histogram struct {
	Counts  []uint64
	Buckets []float64
}

type Sample struct {
	Name  string
	Value Value
}

type Description struct {
	Name        string
	Description string
	Kind        ValueKind
	Cumulative  bool
}

const (
	goroutines = "/sched/goroutines:goroutines"
	objects    = "/memory/classes/heap/objects:bytes"
)

func All() []Description {
	return []Description{
		{objects, "Memory occupied by live objects.", KindUint64, false},
		{goroutines, "Count of live goroutines.", KindUint64, false},
	}
}

func Read(m []Sample) {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	for i := range m {
		switch m[i].Name {
		case goroutines:
			m[i].Value = Value{KindUint64, uint64(runtime.NumGoroutine())}
		case objects:
			m[i].Value = Value{KindUint64, stats.HeapAlloc}
		default:
			m[i].Value = Value{}
		}
	}
}
