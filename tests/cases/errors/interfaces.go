package main

type Reader interface {
	Read(p []byte) (int, error)
}

type A struct{}

func (*A) Read(p []byte) (int, error) { return 0, nil }

type B struct{}

func (B) Read(p string) int { return 0 }

type C struct{}

func (C) read(p []byte) (int, error) { return 0, nil }

type D struct{ Read int }

type E struct {
	A
	B
}

func main() {
	var r Reader
	r = A{}
	r = &A{}
	r = B{}
	r = C{}
	r = D{}
	r = &E{}
	r = 3
	var p *Reader = &r
	r = p
	p.Read(nil)
	_ = r.(B)
	_ = r.(error)
}
