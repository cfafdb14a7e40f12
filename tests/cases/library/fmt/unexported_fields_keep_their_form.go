// Methods are called on exported fields only.
package main

import "fmt"

type inner int

func (i inner) String() string { return fmt.Sprintf("inner-%d", int(i)) }

type hidden struct {
	a int
	i inner
}

type shown struct {
	A int
	I inner
}

func main() {
	fmt.Println(hidden{1, inner(2)}, shown{1, inner(2)})
	fmt.Printf("%+v %+v %s\n", hidden{1, inner(2)}, shown{1, inner(2)}, hidden{1, inner(2)})
}
