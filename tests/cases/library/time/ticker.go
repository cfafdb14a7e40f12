// time: Ticker.
// record: go1.23
package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.NewTicker(10 * time.Millisecond)
	n := 0
	for range t.C {
		n++
		if n == 3 {
			t.Stop()
			break
		}
	}
	fmt.Println(n)
	t.Reset(5 * time.Millisecond)
	<-t.C
	t.Stop()
	fmt.Println(time.Tick(0) == nil)
	defer func() {
		fmt.Println(recover())
		defer func() { fmt.Println(recover()) }()
		t.Reset(-1)
	}()
	time.NewTicker(0)
}
