package main

func main() {
	x := range 5
	for i := 0; range 5 {
	}
	for range {
	}
}
