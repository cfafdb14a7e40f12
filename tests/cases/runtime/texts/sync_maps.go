// record: go1.23
// record: each
// record: levels single system

// Keys of sync.Map that cannot be hashed, old values that cannot be compared.
package main

import (
	"fmt"
	"os"
	"sync"
)

func c_casUncomparable()        { var m sync.Map; m.Store(1, 2); m.CompareAndSwap(1, []int{}, 2) }
func c_casUncomparableStored()  { var m sync.Map; m.Store(1, []int{}); m.CompareAndSwap(1, []int{}, 2) }
func c_casUncomparableMissing() { var m sync.Map; fmt.Println(m.CompareAndSwap(1, []int{}, 2)) }
func c_cadUncomparable()        { var m sync.Map; m.Store(1, 2); m.CompareAndDelete(1, []int{}) }
func c_cadUncomparableStored()  { var m sync.Map; m.Store(1, []int{}); m.CompareAndDelete(1, []int{}) }
func c_cadUncomparableMissing() { var m sync.Map; fmt.Println(m.CompareAndDelete(1, []int{})) }
func c_syncMapKey()             { var m sync.Map; m.Store([]int{}, 1) }
func c_syncMapLoad()            { var m sync.Map; m.Load([]int{}) }
func c_syncMapLoad1()           { var m sync.Map; m.Store(1, 1); m.Load([]int{}) }
func c_syncMapSwap()            { var m sync.Map; m.Store(1, 1); m.Swap([]int{}, 1) }
func c_syncMapLOS()             { var m sync.Map; m.Store(1, 1); m.LoadOrStore([]int{}, 1) }
func c_syncMapLAD()             { var m sync.Map; m.Store(1, 1); m.LoadAndDelete([]int{}) }
func c_syncMapCAS()             { var m sync.Map; m.Store(1, 1); m.CompareAndSwap([]int{}, 1, 1) }
func c_syncMapCAD()             { var m sync.Map; m.Store(1, 1); m.CompareAndDelete([]int{}, 1) }
func main()                     { cases[os.Args[1]]() }

var cases = map[string]func(){
	"casUncomparable":        c_casUncomparable,
	"casUncomparableStored":  c_casUncomparableStored,
	"casUncomparableMissing": c_casUncomparableMissing,
	"cadUncomparable":        c_cadUncomparable,
	"cadUncomparableStored":  c_cadUncomparableStored,
	"cadUncomparableMissing": c_cadUncomparableMissing,
	"syncMapKey":             c_syncMapKey,
	"syncMapLoad":            c_syncMapLoad,
	"syncMapLoad1":           c_syncMapLoad1,
	"syncMapSwap":            c_syncMapSwap,
	"syncMapLOS":             c_syncMapLOS,
	"syncMapLAD":             c_syncMapLAD,
	"syncMapCAS":             c_syncMapCAS,
	"syncMapCAD":             c_syncMapCAD,
}
