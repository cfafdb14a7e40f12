package main

var s = make([]int, 4)
var sink int

func main() {
	done := make(chan bool)
	go func() {
		s[3] = 1
		done <- true
	}()
	<-done
	for _, v := range s {
		sink += v
	}
}
