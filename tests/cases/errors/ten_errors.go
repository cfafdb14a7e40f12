package main

func main() {
	var a int
	var b int
	var c int
	var d int
	var e int
	var f int
	var g int
	var h int
	var i int
	var j int
	var k int
}
