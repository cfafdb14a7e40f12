// record: GOMAXPROCS=1
// record: go1.23

// A goroutine started by a deferred call.
package main

import (
	"fmt"
)

func main() {
	var order []string
	done := make(chan bool)
	go func() {
		defer func() {
			go func() {
				order = append(order, "late")
				close(done)
			}()
			order = append(order, "deferred")
		}()
		order = append(order, "body")
	}()
	<-done
	fmt.Println(order)
}
