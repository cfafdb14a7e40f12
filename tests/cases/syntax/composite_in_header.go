package main

func main() {
	type T struct{ x int }
	if x := T{1}; x.x > 0 {
	}
	for _, v := range []T{{1}} {
	}
	if (T{1}) == T{2} {
	}
}
