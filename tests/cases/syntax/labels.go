package main

func main() {
	L:
	for {
		break M
		continue L2
	}
	L2:
	println()
	break
	continue
	goto X
U:
}
