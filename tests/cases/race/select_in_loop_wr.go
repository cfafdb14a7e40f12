package main

var x int
var sink int

func main() {
	work, quit := make(chan int), make(chan bool)
	done := make(chan bool)
	go func() {
		for {
			select {
			case <-work:
				x = 1
			case <-quit:
				close(done)
				return
			}
		}
	}()
	work <- 1
	quit <- true
	<-done
	sink = x
}
