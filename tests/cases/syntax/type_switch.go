package main

func main() {
	var e any
	switch x, y := e.(type) {
	}
	switch x = e.(type) {
	}
	if x := e.(type) {
	}
}
