package main

func main() {
	x, y := 1, 2
	if x = y {
	}
	if x = y + 1 {
	}
	if x := y {
	}
	for x := y {
	}
	switch x = 1 {
	}
	if x, y = 1, 2 {
	}
	if x++ {
	}
	if x += 2; x <- 1 {
	}
}
