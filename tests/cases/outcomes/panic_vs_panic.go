package main

func main() {
	go func() { panic("one") }()
	go func() { panic("two") }()
	select {}
}
