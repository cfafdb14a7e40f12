package main

type T int

func () m() {}

func (a, b T) n() {}

func (T) () {}

func (t T) 1() {}

func main() {}
