package main

func main() {
	var a [...
	var b [3,]int
	var c [3 int
	var d map int]int
}
