// time: Timer, Stop and Reset.
// record: go1.23
package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.NewTimer(time.Hour)
	fmt.Println(t.Stop(), t.Stop())
	fmt.Println(t.Reset(time.Millisecond))
	<-t.C
	fmt.Println("fired", t.Stop())
	t.Reset(time.Millisecond)
	time.Sleep(5 * time.Millisecond)
	fmt.Println(len(t.C), cap(t.C), t.Stop())
	select {
	case <-t.C:
		fmt.Println("stale")
	default:
		fmt.Println("nothing stale")
	}
}
