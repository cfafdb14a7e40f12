// expect: clean
// Three servers are asked, one answer is taken: the fixed twin.
package main

func main() {
	c := make(chan int, 3)
	for i := range 3 {
		go func() { c <- i }()
	}
	<-c
}
