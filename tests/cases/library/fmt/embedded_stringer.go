// A promoted String method prints the whole struct.
package main

import "fmt"

type animal struct{ name string }

func (a animal) String() string { return "animal " + a.name }

type dog struct {
	animal
	age int
}

func main() {
	fmt.Println(dog{animal{"rex"}, 3})
	fmt.Printf("%v %+v %s\n", dog{animal{"rex"}, 3}, dog{animal{"rex"}, 3}, dog{animal{"rex"}, 3})
}
