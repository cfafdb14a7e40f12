package main

const (
	a = iota
	b
	c, d = iota, iota
	e
	f float64 = iota / 2
	g string = iota
)

const (
	h uint8 = 254 + iota
	i
	j
)

var x = iota

func main() {}
