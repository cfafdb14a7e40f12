package main

func main() {
	for i := 0; i < 3; j := 2 {
	}
	for var i = 0; i < 3; i++ {
	}
	if var x = 1; x > 0 {
	}
}
