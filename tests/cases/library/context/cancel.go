// context: cancel reaches the whole tree.
// record: go1.23
package main

import (
	"context"
	"errors"
	"fmt"
)

func main() {
	root, cancel := context.WithCancel(context.Background())
	a, cancelA := context.WithCancel(root)
	b, cancelB := context.WithCancel(a)
	defer cancelB()
	cancelA()
	<-b.Done()
	fmt.Println(root.Err(), a.Err(), b.Err())
	cancel()
	cancel()
	fmt.Println(root.Err(), errors.Is(root.Err(), context.Canceled))
}
