// record: each
// record: go1.23

// How buffers grow, what is too large for them, and what package reflect says of lengths and directions.
package main

import (
	"bytes"
	"fmt"
	"os"
	"reflect"
	"strings"
)

func c_bufCap() {
	var b bytes.Buffer
	last := -1
	for i := 0; i < 5000; i++ {
		b.WriteByte('x')
		if c := b.Cap(); c != last {
			fmt.Print(c, " ")
			last = c
		}
	}
	fmt.Println()
}
func c_bufCapGrow() {
	for _, n := range []int{1, 63, 64, 65, 100, 1000, 5000, 100000} {
		var b bytes.Buffer
		b.Grow(n)
		fmt.Print(b.Cap(), " ")
		b.WriteString("hello")
		b.ReadByte()
		b.Grow(n)
		fmt.Print(b.Cap(), " ")
		b.Write(make([]byte, n))
		b.Grow(n)
		fmt.Print(b.Cap(), b.Len(), b.Available(), " | ")
	}
	fmt.Println()
}
func c_bufReadFrom() {
	var b bytes.Buffer
	b.ReadFrom(strings.NewReader(strings.Repeat("x", 3000)))
	fmt.Println(b.Cap(), b.Len())
}
func c_builderCap() {
	var b strings.Builder
	last := -1
	for i := 0; i < 3000; i++ {
		b.WriteByte('x')
		if c := b.Cap(); c != last {
			fmt.Print(c, " ")
			last = c
		}
	}
	fmt.Println()
	for _, n := range []int{1, 5, 9, 33, 100, 1000, 5000} {
		var b strings.Builder
		b.Grow(n)
		fmt.Print(b.Cap(), " ")
		b.WriteString("abc")
		b.Grow(n)
		fmt.Print(b.Cap(), " | ")
	}
	fmt.Println()
}
func c_bufTooLargeWrite() { var b bytes.Buffer; b.WriteString("x"); b.Grow(1 << 50) }
func c_bufRecovered() {
	defer func() { r := recover(); fmt.Println(r == bytes.ErrTooLarge, r) }()
	var b bytes.Buffer
	b.Grow(1 << 60)
}
func c_convPtr() {
	s := reflect.ValueOf([]int{1})
	fmt.Println(s.Convert(reflect.TypeOf((*[1]int)(nil))).Elem())
	s.Convert(reflect.TypeOf((*[2]int)(nil)))
}
func c_convArr() { s := reflect.ValueOf([]int{1}); s.Convert(reflect.TypeOf([2]int{})) }
func c_canConv() {
	s := reflect.ValueOf([]int{1})
	fmt.Println(s.CanConvert(reflect.TypeOf([2]int{})), s.CanConvert(reflect.TypeOf([1]int{})))
}
func c_chanSendDir()   { c := make(<-chan int, 1); reflect.ValueOf(c).Send(reflect.ValueOf(1)) }
func c_chanRecvDir()   { c := make(chan<- int, 1); reflect.ValueOf(c).Recv() }
func c_chanCloseDir()  { c := make(<-chan int, 1); reflect.ValueOf(c).Close() }
func c_chanCloseKind() { reflect.ValueOf(1).Close() }
func c_chanTrySend()   { c := make(<-chan int, 1); reflect.ValueOf(c).TrySend(reflect.ValueOf(1)) }

func main() {
	map[string]func(){
		"bufCap":           c_bufCap,
		"bufCapGrow":       c_bufCapGrow,
		"bufReadFrom":      c_bufReadFrom,
		"builderCap":       c_builderCap,
		"bufTooLargeWrite": c_bufTooLargeWrite,
		"bufRecovered":     c_bufRecovered,
		"convPtr":          c_convPtr,
		"convArr":          c_convArr,
		"canConv":          c_canConv,
		"chanSendDir":      c_chanSendDir,
		"chanRecvDir":      c_chanRecvDir,
		"chanCloseDir":     c_chanCloseDir,
		"chanCloseKind":    c_chanCloseKind,
		"chanTrySend":      c_chanTrySend,
	}[os.Args[1]]()
	fmt.Println("returned")
}
