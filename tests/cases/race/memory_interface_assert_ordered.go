package main

var i any = 1
var sink int

func main() {
	done := make(chan bool)
	go func() {
		i = 2
		done <- true
	}()
	<-done
	sink, _ = i.(int)
}
