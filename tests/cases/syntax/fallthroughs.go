package main

func main() {
	switch 1 {
	case 1:
		fallthrough
	case 2:
		if true {
			fallthrough
		}
	case 3:
		fallthrough
	}
	var e any
	switch e.(type) {
	case int:
		fallthrough
	default:
	}
	fallthrough
}
