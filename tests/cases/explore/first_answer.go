// expect: leak
// shape: abandoned send
// Three servers are asked, one answer is taken.
package main

func main() {
	c := make(chan int)
	for i := range 3 {
		go func() { c <- i }()
	}
	<-c
}
