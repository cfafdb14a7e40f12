// record: go1.23

package main

type MyInt int

type MyStr string

type MyBool bool

type MyFloat float64

type S struct{ n int }

func (s S) String() string { return "stringer" }

type E struct{}

func (*E) Error() string { return "pointer error" }

func main() {
	panic(1.5)
}
