package main

var s = make([]int, 4)
var p *int

func main() {
	done := make(chan bool)
	go func() {
		s[1] = 1
		done <- true
	}()
	<-done
	p = &s[1]
}
