package main

func main() {
	x := 1 +
	y := * / 2
	z := 1 === 2
	w := a ++ b
	v := !
	u := a <> b
	t := a => b
}
