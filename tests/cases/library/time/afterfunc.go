// time: AfterFunc.
package main

import (
	"fmt"
	"time"
)

func main() {
	done := make(chan string)
	t := time.AfterFunc(10*time.Millisecond, func() { done <- "ran" })
	fmt.Println(<-done, t.Stop())
	u := time.AfterFunc(time.Hour, func() { fmt.Println("never") })
	fmt.Println(u.Stop(), u.C == nil)
	u.Reset(time.Millisecond)
	u.Reset(time.Hour)
	fmt.Println(u.Stop())
}
