package main

import "fmt"

type tree struct {
	v    int
	left *tree
}

func (t *tree) String() string { return fmt.Sprintf("tree(%d)", t.v) }

func main() {
	t := tree{2, nil}
	fmt.Println(t, &t)
	fmt.Printf("%v %s %+v\n", t.left, t.left, struct{ T *tree }{&t})
	fmt.Println([]*tree{&t}[0], []tree{t}[0].v)
}
