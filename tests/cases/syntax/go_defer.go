package main

func main() {
	defer (println(1))
	go (func() {})()
	go (f())
}
