// record: go1.23

package main

import (
	"fmt"
	"sync"
)

func main() {
	defer func() {
		fmt.Println(recover())
	}()
	var wg sync.WaitGroup
	wg.Done()
}
