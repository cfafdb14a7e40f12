// OnceValue and OnceValues.
package main

import (
	"errors"
	"fmt"
	"sync"
)

func main() {
	calls := 0
	f := sync.OnceValue(func() int { calls++; return 7 })
	fmt.Println(f(), f(), calls)
	g := sync.OnceValues(func() (string, error) { return "x", errors.New("kept") })
	fmt.Println(g())
	fmt.Println(g())
}
