package main

import (
	"errors"
	str "strings"
	"sync"
)

func f(used int) (result int) {
	x := 1
	var y, z int
	y = 2
	for i, v := range []int{} {
	}
	switch t := any(x).(type) {
	case int:
	}
	func() {
		inner := 1
	}()
	_ = z
	return
}

func main() {}
