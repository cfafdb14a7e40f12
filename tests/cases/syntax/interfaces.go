package main

type I interface {
	5
	m() n()
	~
	int |
	*
}

func main() {}
