// Errors of declarations, in gc's order and number.
package main
type T struct { a int; a string; b int }
type T struct{}
type I interface { M(); M() }
type R struct { r R }
type A B
type B A
type C [len(c)]int
var c C
var x = y
var y = x
func (t T) m() {}
func (t T) m() {}
func (t T) a() {}
func (i int) foo() {}
func (p **T) bar() {}
func init() int { return 1 }
func main(x int) {}
func main() {}
const k = k2
const k2 = k
var init = 1
