package main

type S interface{ M() int }
type T int

func (t T) M() int { return 1 }

var i S = T(1)
var sink int

func main() {
	done := make(chan bool)
	go func() {
		i = T(2)
		done <- true
	}()
	<-done
	sink = i.M()
}
