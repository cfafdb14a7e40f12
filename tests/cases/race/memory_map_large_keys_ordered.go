package main

type K [20]int
var m = map[K]int{{1}: 1}
var sink int

func main() {
	done := make(chan bool)
	go func() {
		m[K{2}] = 2
		done <- true
	}()
	<-done
	sink = m[K{1}]
}
