package main

func main() {
	d := make(chan bool)
	go func() { println("g"); d <- true }()
	println("m")
	<-d
}
