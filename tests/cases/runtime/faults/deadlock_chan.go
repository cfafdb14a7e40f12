// record: go1.23

package main

func main() {
	<-make(chan int)
}
