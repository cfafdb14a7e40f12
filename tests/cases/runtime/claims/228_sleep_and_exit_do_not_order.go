// claim: T28: sleep and a goroutine's exit are no synchronisation
// record: by hand
// lab: explore finds "race"

package main

import "time"

var x int

func main() {
	go func() { x = 1 }()
	time.Sleep(time.Millisecond)
	println(x)
}
