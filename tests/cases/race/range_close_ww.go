package main

var x int
var sink int

func main() {
	ch := make(chan int, 3)
	go func() {
		for i := range 3 {
			ch <- i
		}
		x = 1
		close(ch)
	}()
	for range ch {
	}
	x = 2
}
