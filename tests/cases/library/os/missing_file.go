// os: a file that is not there.
package main

import (
	"errors"
	"fmt"
	"os"
)

func main() {
	_, err := os.Open("no/such/file")
	fmt.Println(errors.Is(err, os.ErrNotExist), os.IsNotExist(err))
	var pe *os.PathError
	fmt.Println(errors.As(err, &pe), pe.Op, pe.Path)
	_, err = os.ReadFile("none.txt")
	fmt.Println(err != nil)
	if _, err := os.Stat("none.txt"); errors.Is(err, os.ErrNotExist) {
		fmt.Println("does not exist")
	}
}
