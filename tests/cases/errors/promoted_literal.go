package main

type Base struct{ ID, N int }
type Outer struct {
	Base
	Name string
}
type Ptr struct {
	*Base
}

func main() {
	_ = Outer{ID: 1, Name: "x"}
	_ = Outer{ID: 1, Base: Base{}}
	_ = Outer{Base: Base{}, N: 1}
	_ = Ptr{ID: 1}
	_ = Outer{id: 1}
}
