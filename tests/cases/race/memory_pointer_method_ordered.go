package main

type T struct{ a int }

func (t *T) set()     { t.a = 1 }
func (t *T) get() int { return t.a }

var p = new(T)
var sink int

func main() {
	done := make(chan bool)
	go func() {
		p.set()
		done <- true
	}()
	<-done
	sink = p.get()
}
