package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
)

func main() {
	var v atomic.Value
	go func() {
		defer func() {
			if r := recover(); r != nil {
				fmt.Println(r)
			}
		}()
		v.Store("b")
	}()
	v.Store(1)
	runtime.Gosched()
	fmt.Println("end")
}
