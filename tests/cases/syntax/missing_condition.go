package main

func main() {
	if {
	}
	if x := 1; {
	}
	if x := f()
	{
	}
	for i := 0 {
	}
	for i := 0; i < 3 {
	}
}
