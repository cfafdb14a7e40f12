// record: go1.23

package main

import (
	"runtime"
)

func main() {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer func() {
			panic("after goexit")
		}()
		runtime.Goexit()
	}()
	<-done
	select {}
}
