// expect: clean
// A buffered send does not wait for its receiver: the fixed twin.
package main

func main() {
	c := make(chan bool)
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
