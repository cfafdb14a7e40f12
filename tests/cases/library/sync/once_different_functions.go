// Once: only the first function is called.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var once sync.Once
	for i := range 3 {
		once.Do(func() { fmt.Println("called", i) })
	}
}
