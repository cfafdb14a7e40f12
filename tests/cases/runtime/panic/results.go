// record: go1.23

package main

import (
	"fmt"
)

func named() (x int) {
	defer func() {
		recover()
		x *= 2
	}()
	x = 21
	panic("p")
}

func returned() (x int) {
	defer func() { recover() }()
	defer func() { panic("late") }()
	return 5
}

func zero() int {
	defer func() { recover() }()
	panic("early")
}

func wrapped() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("wrapped: %v", r)
		}
	}()
	panic("boom")
}

func local() int {
	x := 1
	defer func() { x = 2 }()
	return x
}

func several() (a, b int, s string) {
	defer func() { recover(); s += "!" }()
	a, b, s = 1, 2, "x"
	panic(0)
}

func remaining() (trace []string) {
	defer func() { trace = append(trace, "first deferred") }()
	defer func() { recover(); trace = append(trace, "recovers") }()
	defer func() { trace = append(trace, "last deferred") }()
	panic(1)
}

func main() {
	fmt.Println(named(), returned(), zero(), wrapped(), local())
	fmt.Println(several())
	fmt.Println(remaining())
}
