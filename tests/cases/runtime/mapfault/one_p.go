// record: go1.23
// record: GOMAXPROCS=1

package main

import (
	"fmt"
	"runtime"
)

func main() {
	m := map[int]int{1: 1}
	done := make(chan bool)
	go func() {
		for range 20000 {
			m[1]++
			runtime.Gosched()
		}
		close(done)
	}()
	for range 20000 {
		_ = m[1]
		runtime.Gosched()
	}
	<-done
	fmt.Println(m[1])
}
