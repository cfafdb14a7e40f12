// expect: clean
// Sleep is no synchronisation: the fixed twin.
package main

func main() {
	x := 0
	done := make(chan bool)
	go func() {
		x = 1
		close(done)
	}()
	<-done
	if x > 9 {
		panic("no")
	}
}
