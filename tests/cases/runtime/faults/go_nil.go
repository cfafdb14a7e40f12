// record: go1.23

package main

func main() {
	var f func()
	go f()
}
