package main

type P *int
type I interface{ M() }

func (P) a()     {}
func (I) b()     {}
func (int) c()   {}
func (*P2) d()   {}
func (x T) M()   {}
func (x **T) N() {}

type T struct{}

func (t *T) Ptr() {}

func main() {
	T{}.Ptr()
	T.Ptr(T{})
	_ = T.None
	var f func() = T{}.M
	f = T.M
}
