package main

var s = make([]int, 2, 4)
var t, u []int

func main() {
	done := make(chan bool)
	go func() {
		t = append(s, 1)
		done <- true
	}()
	<-done
	u = append(s, 2)
}
