// record: each
// record: go1.23

// Objects for which no machine has memory (2^46 bytes), or not even addresses (2^47): the runtime gives up. Whether it is
// given less than a tebibyte depends on the machine.
package main

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
)

var sink any
var n = 1 << 46

type pair struct{ a, b *int }

func c_slice()         { sink = make([]byte, n) }
func c_slice47()       { sink = make([]byte, n*2) }
func c_slice48()       { sink = make([]byte, n*4) }
func c_slicePtr()      { sink = make([]*int, n/8) }
func c_slicePtr47()    { sink = make([]*int, n/4) }
func c_sliceCap()      { sink = make([]byte, 0, n) }
func c_slicePair()     { sink = make([]pair, n/16) }
func c_slice64()       { sink = make([]byte, int64(n)) }
func c_sliceCopy()     { src := []byte("abc"); d := make([]byte, n); copy(d, src); sink = d }
func c_sliceCopyPtr()  { src := []*int{nil}; d := make([]*int, n/8); copy(d, src); sink = d }
func c_sliceCopy47()   { src := []byte("abc"); d := make([]byte, n*2); copy(d, src); sink = d }
func c_chanByte()      { sink = make(chan byte, n) }
func c_chanPtr()       { sink = make(chan *int, n/8) }
func c_chanPair()      { sink = make(chan pair, n/16) }
func c_chan47()        { sink = make(chan byte, n*2) }
func c_chanPtr47()     { sink = make(chan *int, n/4) }
func c_appendMake()    { s := []byte("abc"); sink = append(s, make([]byte, n)...) }
func c_appendMakePtr() { s := []*int{nil}; sink = append(s, make([]*int, n/8)...) }
func c_appendMake47()  { s := []byte("abc"); sink = append(s, make([]byte, 2*n)...) }
func c_grow()          { sink = slices.Grow([]byte("a"), n) }
func c_growPtr()       { sink = slices.Grow([]*int{nil}, n/8) }
func c_repeat()        { sink = strings.Repeat("x", n) }
func c_bytesRepeat()   { sink = bytes.Repeat([]byte("x"), n) }
func c_slicesRepeat()  { sink = slices.Repeat([]int{1}, n/8) }
func c_builderGrow()   { var b strings.Builder; b.Grow(n); sink = b.String() }
func c_bufferGrow()    { var b bytes.Buffer; b.Grow(n); sink = b.String() }
func c_newArray()      { sink = new([1 << 46]byte) }
func c_newArray47()    { sink = new([1 << 47]byte) }
func c_escape()        { var x [1 << 46]byte; sink = &x }
func c_goroutine() {
	done := make(chan bool)
	go func() { defer close(done); sink = make([]byte, n) }()
	<-done
}
func c_deferred() {
	defer fmt.Println("never")
	defer func() { recover() }()
	sink = make([]byte, n)
}
func c_inPanic() {
	defer func() { sink = make([]byte, n) }()
	panic("first")
}

// Go 1.23 alone would make all its buckets at once.
func c_mapHint() {
	sink = make(map[int]int, 1<<40)
	fmt.Println("made")
}
func c_mapHintTooLarge() {
	m := make(map[int]int, 1<<46)
	m[1] = 2
	fmt.Println(len(m), m)
}
func c_largeElems() {
	defer func() { fmt.Println("never") }()
	sink = make([]struct{ x [1 << 20]byte }, n>>20)
}
func c_appendTooLong() { s := []int{1}; sink = append(s, make([]int, n)...) }
func c_terabyte()      { sink = make([]byte, 1<<40) }

func main() {
	map[string]func(){
		"slice":           c_slice,
		"slice47":         c_slice47,
		"slice48":         c_slice48,
		"slicePtr":        c_slicePtr,
		"slicePtr47":      c_slicePtr47,
		"sliceCap":        c_sliceCap,
		"slicePair":       c_slicePair,
		"slice64":         c_slice64,
		"sliceCopy":       c_sliceCopy,
		"sliceCopyPtr":    c_sliceCopyPtr,
		"sliceCopy47":     c_sliceCopy47,
		"chanByte":        c_chanByte,
		"chanPtr":         c_chanPtr,
		"chanPair":        c_chanPair,
		"chan47":          c_chan47,
		"chanPtr47":       c_chanPtr47,
		"appendMake":      c_appendMake,
		"appendMakePtr":   c_appendMakePtr,
		"appendMake47":    c_appendMake47,
		"grow":            c_grow,
		"growPtr":         c_growPtr,
		"repeat":          c_repeat,
		"bytesRepeat":     c_bytesRepeat,
		"slicesRepeat":    c_slicesRepeat,
		"builderGrow":     c_builderGrow,
		"bufferGrow":      c_bufferGrow,
		"newArray":        c_newArray,
		"newArray47":      c_newArray47,
		"escape":          c_escape,
		"goroutine":       c_goroutine,
		"deferred":        c_deferred,
		"inPanic":         c_inPanic,
		"mapHint":         c_mapHint,
		"mapHintTooLarge": c_mapHintTooLarge,
		"largeElems":      c_largeElems,
		"appendTooLong":   c_appendTooLong,
		"terabyte":        c_terabyte,
	}[os.Args[1]]()
	fmt.Println("returned")
}
