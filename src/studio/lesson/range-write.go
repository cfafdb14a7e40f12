package main

import (
	"fmt"
	"sync"
)

func main() {
	stock := map[string]int{"tea": 3, "rice": 5}
	var wg sync.WaitGroup

	wg.Add(2)
	go func() { // report
		defer wg.Done()
		for name, n := range stock {
			fmt.Println(name, n)
		}
	}()
	go func() { // delivery
		defer wg.Done()
		stock["salt"] = 1
	}()

	wg.Wait()
	fmt.Println(len(stock), "kinds")
}
