package main

func main() {
	x := 1
	switch x {
	case 1, 2:
	case 2:
	case "a":
	case 1.5:
	default:
	default:
	}
	switch {
	case x:
	case x > 1, true:
	}
	var e any
	switch e.(type) {
	case int:
	case int:
	case nil, nil:
	case 3:
	}
	switch x.(type) {
	}
}
