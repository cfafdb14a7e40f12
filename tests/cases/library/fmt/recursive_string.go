package main

import "fmt"

type list struct {
	v    int
	next *list
}

func (l list) String() string {
	if l.next == nil {
		return fmt.Sprint(l.v)
	}
	return fmt.Sprintf("%d -> %v", l.v, *l.next)
}

func main() {
	fmt.Println(list{1, &list{2, &list{3, nil}}})
}
