// expect: deadlock
// shape: nil channel
// A channel that was never made.
package main

type server struct{ stop chan bool }

func main() {
	var s server
	go func() { s.stop <- true }()
	<-s.stop
}
