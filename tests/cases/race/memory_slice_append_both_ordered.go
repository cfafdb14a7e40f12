package main

var s = make([]int, 0, 4)

func main() {
	done := make(chan bool)
	go func() {
		s = append(s, 1)
		done <- true
	}()
	<-done
	s = append(s, 2)
}
