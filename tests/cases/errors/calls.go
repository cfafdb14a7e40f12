package main

func f(a int, b string) {}
func v(a int, rest ...string) {}
func none() {}

func main() {
	f()
	f(1)
	f(1, "a", 2)
	f("a", 1)
	v(1, 2)
	v(1, []string{}...)
	v(1, "a", []string{}...)
	x := none()
	f(none())
	3()
	main.x()
}
