// expect: race
// A buffered send does not wait for its receiver.
package main

func main() {
	c := make(chan bool, 1)
	x := 0
	go func() {
		x = 1
		<-c
	}()
	c <- true
	if x > 9 {
		panic("no")
	}
}
