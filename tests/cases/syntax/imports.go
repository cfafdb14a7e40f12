package main

func main() {
	import "fmt"
	println(1)
}
