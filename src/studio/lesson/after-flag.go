package main

import (
	"fmt"
	"sync"
)

func main() {
	balance := map[string]int{"ann": 0}
	var wg sync.WaitGroup

	wg.Add(2)
	go func() { // pay
		defer wg.Done()
		balance["bob"] = 100
	}()
	go func() { // look
		defer wg.Done()
		if v, ok := balance["bob"]; ok {
			fmt.Println("bob has", v)
		}
	}()

	wg.Wait()
	fmt.Println("in the end", balance["bob"])
}
