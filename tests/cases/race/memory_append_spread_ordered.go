package main

var s, t = make([]int, 2), []int{}

func main() {
	done := make(chan bool)
	go func() {
		s[1] = 1
		done <- true
	}()
	<-done
	t = append(t, s...)
}
