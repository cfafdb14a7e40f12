// record: go1.23

package main

func main() {
	var c chan int
	close(c)
}
