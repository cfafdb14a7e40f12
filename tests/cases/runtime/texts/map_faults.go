// record: go1.23
// record: each
// record: levels single system

// What a map's fault lists: under the usual level the frames outside of package runtime, under `system` all of them.
package main

import (
	"fmt"
	"maps"
	"os"
	"reflect"
	"sync/atomic"
)

type pair struct{ a, b int }

// while starts a writer beside its caller, who reads and is the only one that can die.
func while(write func()) {
	go func() {
		for {
			write()
		}
	}()
}

func c_read64() {
	m := map[int]int{1: 1}
	while(func() { m[1] = 2 })
	for {
		_ = m[1]
	}
}
func c_readOk64() {
	m := map[int]int{1: 1}
	while(func() { m[1] = 2 })
	for {
		_, _ = m[1]
	}
}
func c_read32() {
	m := map[int32]int{1: 1}
	while(func() { m[1] = 2 })
	for {
		_ = m[1]
	}
}
func c_readString() {
	m := map[string]int{"a": 1}
	while(func() { m["a"] = 2 })
	for {
		_ = m["a"]
	}
}
func c_readStringOk() {
	m := map[string]int{"a": 1}
	while(func() { m["a"] = 2 })
	for {
		if _, ok := m["a"]; !ok {
			println("no")
		}
	}
}
func c_readStruct() {
	m := map[pair]int{{1, 2}: 1}
	while(func() { m[pair{1, 2}] = 2 })
	for {
		_ = m[pair{1, 2}]
	}
}
func c_readStructOk() {
	m := map[pair]int{{1, 2}: 1}
	while(func() { m[pair{1, 2}] = 2 })
	for {
		if _, ok := m[pair{1, 2}]; !ok {
			println("no")
		}
	}
}
func c_range() {
	m := map[int]int{1: 1}
	while(func() { m[1] = 2 })
	for {
		for range m {
			break
		}
	}
}
func c_rangeNext() {
	for {
		rangeBeside(many())
	}
}
func rangeBeside(m map[int]int) {
	var runs, over atomic.Bool
	defer over.Store(true)
	for range m {
		if !runs.Load() {
			go func() {
				for !over.Load() {
					m[1] = 2
					runs.Store(true)
				}
			}()
			for !runs.Load() {
			}
		}
	}
}
func many() map[int]int {
	m := map[int]int{}
	for i := range 1000 {
		m[i] = i
	}
	return m
}
func c_clone() {
	m := map[int]int{1: 1}
	while(func() { m[1] = 2 })
	for {
		maps.Clone(m)
	}
}
func c_reflect() {
	m := map[int]int{1: 1}
	while(func() { m[1] = 2 })
	for {
		reflect.ValueOf(m).MapRange().Next()
	}
}
func c_write64()     { m := map[int]int{1: 1}; both(func() { m[1] = 2 }) }
func c_write32()     { m := map[int32]int{1: 1}; both(func() { m[1] = 2 }) }
func c_writeString() { m := map[string]int{"a": 1}; both(func() { m["a"] = 2 }) }
func c_writeStruct() { m := map[pair]int{{1, 2}: 1}; both(func() { m[pair{1, 2}] = 2 }) }
func c_writePtr()    { k := new(int); m := map[*int]int{k: 1}; both(func() { m[k] = 2 }) }
func c_delete64()     { m := map[int]int{1: 1}; both(func() { delete(m, 2) }) }
func c_delete32()     { m := map[int32]int{1: 1}; both(func() { delete(m, 2) }) }
func c_deleteString()     { m := map[string]int{"a": 1}; both(func() { delete(m, "b") }) }
func c_deleteStruct()     { m := map[pair]int{{1,2}: 1}; both(func() { delete(m, pair{}) }) }

func c_readPtr() {
	k := new(int)
	m := map[*int]int{k: 1}
	while(func() { m[k] = 2 })
	for {
		_ = m[k]
	}
}
func c_readLarge() {
	m := map[int][20]int{1: {1}}
	while(func() { m[1] = [20]int{} })
	for {
		_ = m[1]
	}
}
func c_writeMany() {
	m := map[int]int{}
	for i := range 20 {
		m[i] = i
	}
	both(func() { m[1] = 2 })
}
func c_deleteMany() {
	m := map[string]int{}
	for i := range 20 {
		m[fmt.Sprint(i)] = i
	}
	both(func() { delete(m, "x") })
}

// both runs two writers, of whom either may die.
func both(write func()) {
	for range 2 {
		go func() {
			for {
				write()
			}
		}()
	}
	select {}
}

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"read64": c_read64,
	"readOk64": c_readOk64,
	"read32": c_read32,
	"readString": c_readString,
	"readStringOk": c_readStringOk,
	"readStruct": c_readStruct,
	"readStructOk": c_readStructOk,
	"range": c_range,
	"rangeNext": c_rangeNext,
	"clone": c_clone,
	"reflect": c_reflect,
	"write64": c_write64,
	"write32": c_write32,
	"writeString": c_writeString,
	"writeStruct": c_writeStruct,
	"writePtr": c_writePtr,
	"delete64": c_delete64,
	"delete32": c_delete32,
	"deleteString": c_deleteString,
	"deleteStruct": c_deleteStruct,
	"readPtr": c_readPtr,
	"readLarge": c_readLarge,
	"writeMany": c_writeMany,
	"deleteMany": c_deleteMany,
}
