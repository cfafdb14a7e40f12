package main

func main() {
	println(1)
	}
	println(2)
}
