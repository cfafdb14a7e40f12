package main

func main() {
	break
	continue
	goto L
	x := 1
	_ = x
L:
	for {
		break M
	}
unused:
	switch {
	case true:
		fallthrough
	}
	{
	inner:
	}
	goto inner
}
