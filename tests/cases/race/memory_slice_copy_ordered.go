package main

var s, d = make([]int, 4), make([]int, 4)

func main() {
	done := make(chan bool)
	go func() {
		s[1] = 1
		done <- true
	}()
	<-done
	copy(d, s)
}
