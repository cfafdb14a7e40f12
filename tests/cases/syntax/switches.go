package main

func main() {
	switch 1 {
		println(1)
	case 1, :
	case 2
	}
	select {
		foo
	case 1
	default
	}
}
