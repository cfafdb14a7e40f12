package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Go(func() { panic("boom") })
	wg.Wait()
	fmt.Println("end")
}
