package main

var i any = 1
var sink int

func main() {
	done := make(chan bool)
	go func() {
		i = "s"
		done <- true
	}()
	<-done
	switch i.(type) {
	case int:
		sink = 1
	default:
		sink = 2
	}
}
