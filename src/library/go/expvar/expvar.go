// Package expvar: variables by name, printed as JSON; nobody can ask for them over a network.
package expvar

import (
	"encoding/json"
	"log"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
)

type Var interface{ String() string }

type Int struct{ i atomic.Int64 }

func (v *Int) Value() int64    { return v.i.Load() }
func (v *Int) String() string  { return strconv.FormatInt(v.Value(), 10) }
func (v *Int) Add(delta int64) { v.i.Add(delta) }
func (v *Int) Set(value int64) { v.i.Store(value) }

type Float struct{ bits atomic.Uint64 }

func (v *Float) Value() float64    { return math.Float64frombits(v.bits.Load()) }
func (v *Float) String() string    { return strconv.FormatFloat(v.Value(), 'g', -1, 64) }
func (v *Float) Set(value float64) { v.bits.Store(math.Float64bits(value)) }

func (v *Float) Add(delta float64) {
	for {
		old := v.bits.Load()
		if v.bits.CompareAndSwap(old, math.Float64bits(math.Float64frombits(old)+delta)) {
			return
		}
	}
}

type String struct{ s atomic.Value }

func (v *String) Value() string {
	s, _ := v.s.Load().(string)
	return s
}

func (v *String) String() string {
	b, _ := json.Marshal(v.Value())
	return string(b)
}

func (v *String) Set(value string) { v.s.Store(value) }

type Func func() any

func (f Func) Value() any { return f() }

func (f Func) String() string {
	b, _ := json.Marshal(f())
	return string(b)
}

type KeyValue struct {
	Key   string
	Value Var
}

// Map is sorted by key.
type Map struct {
	mu   sync.RWMutex
	vars map[string]Var
	keys []string
}

func (v *Map) Init() *Map {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.vars, v.keys = nil, nil
	return v
}

func (v *Map) Get(key string) Var {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.vars[key]
}

func (v *Map) put(key string, av Var) Var {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.vars == nil {
		v.vars = map[string]Var{}
	}
	if at, found := slices.BinarySearch(v.keys, key); !found {
		v.keys = slices.Insert(v.keys, at, key)
	}
	v.vars[key] = av
	return av
}

func (v *Map) Set(key string, av Var) { v.put(key, av) }

func (v *Map) Add(key string, delta int64) {
	if v.Get(key) == nil {
		v.put(key, new(Int))
	}
	if i, ok := v.Get(key).(*Int); ok {
		i.Add(delta)
	}
}

func (v *Map) AddFloat(key string, delta float64) {
	if v.Get(key) == nil {
		v.put(key, new(Float))
	}
	if f, ok := v.Get(key).(*Float); ok {
		f.Add(delta)
	}
}

func (v *Map) Delete(key string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	delete(v.vars, key)
	if at, found := slices.BinarySearch(v.keys, key); found {
		v.keys = slices.Delete(v.keys, at, at+1)
	}
}

func (v *Map) Do(f func(KeyValue)) {
	v.mu.RLock()
	defer v.mu.RUnlock()
	for _, key := range v.keys {
		f(KeyValue{key, v.vars[key]})
	}
}

func (v *Map) String() string {
	var parts []string
	v.Do(func(kv KeyValue) {
		key, _ := json.Marshal(kv.Key)
		text := "null"
		if kv.Value != nil {
			text = kv.Value.String()
		}
		parts = append(parts, string(key)+": "+text)
	})
	return "{" + strings.Join(parts, ", ") + "}"
}

var published Map

func Publish(name string, v Var) {
	if published.Get(name) != nil {
		log.Panicln("Reuse of exported var name:", name)
	}
	published.Set(name, v)
}

func Get(name string) Var { return published.Get(name) }
func Do(f func(KeyValue)) { published.Do(f) }

func NewInt(name string) *Int {
	v := new(Int)
	Publish(name, v)
	return v
}

func NewFloat(name string) *Float {
	v := new(Float)
	Publish(name, v)
	return v
}

func NewMap(name string) *Map {
	v := new(Map)
	Publish(name, v)
	return v
}

func NewString(name string) *String {
	v := new(String)
	Publish(name, v)
	return v
}
