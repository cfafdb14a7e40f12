package main

import (
	"fmt"
	"os"
	"time"
	"errors"
)

type point struct{ x, y int }
type named []byte
type E struct{ code int }

func (e *E) Error() string { return fmt.Sprint("E", e.code) }

type S string

func (s S) String() string { return "S:" + string(s) }

type M map[string]point
type Nested struct {
	P  *point
	S  S
	M  M
	I  any
	F  func()
	C  chan int
	E  error
	A  [2]S
	SL []S
	ST struct{ A, B int8 }
}

func main() {
	p := point{1, 2}
	fmt.Printf("%v %+v %#v %T\n", p, p, p, p)
	fmt.Printf("%t %d %b %c %x %X %o %O %q %U %#U\n", true, 123, 14, 33, 456, 456, 8, 8, 'x', 0x1F600, 0x1F600)
	fmt.Printf("%f %e %E %g %G %.3g %8.2f|%-8.2f|%+.1f|%08.3f\n", 78.9, 123400000.0, 123400000.0, 1e-10, 1e20, 1234.5678, 3.14159, 3.14159, 2.0, -3.14159)
	fmt.Printf("%s %q %x % x %#x %# X %10s|%-10s|%.2s|%+q\n", "go", "go\n\"", "hex this", "abc", "abc", "abc", "right", "left", "trunc", "héllo")
	fmt.Printf("%6d|%-6d|%06d|%+d|% d|%x|%#o|%#b\n", 12, 12, 12, 12, 12, -255, 8, 5)
	fmt.Printf("%*d|%-*d|%.*f|%[2]d %[1]d|%[3]*.[2]*[1]f\n", 5, 42, 5, 42, 2, 3.14159)
	fmt.Printf("%[2]d %[1]d|%[3]*.[2]*[1]f|\n", 1, 2)
	fmt.Printf("%[3]*.[2]*[1]f|\n", 12.0, 2, 6)
	fmt.Printf("%!|%z|%d|%s\n", 1, "x")
	fmt.Printf("%d %d\n", 1)
	fmt.Printf("%d\n", 1, 2)
	fmt.Printf("%s|%d|%v\n", nil, nil, nil)
	fmt.Printf("%s %v %d\n", []byte("bytes"), []byte("bytes"), []byte("bytes"))
	fmt.Printf("%s %x %v\n", named("nm"), named("nm"), named("nm"))
	fmt.Printf("%v %s\n", &E{4}, error(&E{5}))
	fmt.Printf("%v %d %s %q\n", []S{"a", "b"}, []int{1, 2}, []string{"a", "b"}, []string{"a b", "c"})
	fmt.Printf("%v %+v\n", map[string]int{"b": 2, "a": 1}, map[S]*int{"z": nil})
	n := Nested{P: nil, S: "s", M: M{"k": {3, 4}}, I: 5, A: [2]S{"x", "y"}, SL: []S{"z"}, E: &E{1}}
	fmt.Printf("%v\n%+v\n", n, n)
	n.E = nil
	fmt.Printf("%#v\n", n)
	fmt.Printf("%v %+v\n", &p, &n.ST)
	fmt.Printf("%#v %#v %#v %#v %#v %#v\n", []int(nil), map[string]bool{"a": true}, "q", 1.0, 'x', [2]bool{})
	fmt.Printf("%#v %#v %#v %#v\n", struct{}{}, []any{1, "a", nil}, time.Second, uint8(3))
	fmt.Printf("%v %v\n", time.Duration(1500)*time.Millisecond, []time.Duration{1, 1000})
	fmt.Printf("%5t|%-7t|%q\n", true, false, []rune("hi"))
	fmt.Printf("%v %.2f %+.3e\n", 3+4i, 3+4i, complex64(1-2i))
	fmt.Printf("%p %t\n", nil, 1)
	fmt.Printf("%08b|%-8b|%3c|%-3c|\n", 5, 5, 'a', 'b')
	fmt.Printf("%x %X %x\n", "hello", []byte{1, 171}, 3.5)
	fmt.Printf("%6.2f%%\n", 12.3456)
	fmt.Println(fmt.Sprint("a", 1, 2, "b", "c", 3.0, nil, []int{1}), fmt.Sprintln("x", 1))
	fmt.Fprintf(os.Stderr, "an %s\n", "error")
	w := fmt.Errorf("wrap %w and %w", errors.New("a"), &E{9})
	var e *E
	fmt.Println(w, errors.As(w, &e), e.code)
	fmt.Printf("%T %T %T %T\n", w, fmt.Errorf("x"), fmt.Errorf("%w", w), errors.Join(w, w))
	var np *E
	var err error = np
	fmt.Printf("%v\n", np == nil)
	fmt.Printf("%+v\n", err)
	var a, b int
	var s string
	k, er := fmt.Sscanf("10-20 abc", "%d-%d %s", &a, &b, &s)
	fmt.Println(k, er, a, b, s)
	k, er = fmt.Sscan("1 2", &a, &b, &s)
	fmt.Println(k, er)
	k, er = fmt.Sscanf("x", "%d", &a)
	fmt.Println(k, er)
}
