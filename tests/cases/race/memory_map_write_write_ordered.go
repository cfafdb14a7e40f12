package main

var m = map[int]int{1: 1}

func main() {
	done := make(chan bool)
	go func() {
		m[1] = 2
		done <- true
	}()
	<-done
	m[2] = 2
}
