// record: go1.23

package main

import (
	"fmt"
)

func main() {
	m := map[int]int{1: 1, 2: 2}
	go func() {
		defer func() { println("deferred", recover() != nil) }()
		for {
			m[1]++
		}
	}()
	defer func() { println("deferred", recover() != nil) }()
	for {
		_ = fmt.Sprint(m)
	}
}
