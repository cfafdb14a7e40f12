// expect: clean
// A channel that was never made: the fixed twin.
package main

type server struct{ stop chan bool }

func main() {
	s := server{stop: make(chan bool)}
	go func() { s.stop <- true }()
	<-s.stop
}
