// Once: a panic counts as done.
package main

import (
	"fmt"
	"sync"
)

func main() {
	var once sync.Once
	for range 2 {
		func() {
			defer func() { fmt.Println("recovered", recover()) }()
			once.Do(func() { panic("first") })
			fmt.Println("returned")
		}()
	}
}
