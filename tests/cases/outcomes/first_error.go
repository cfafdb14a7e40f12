package main

import (
	"fmt"
)

func main() {
	errs := make(chan error, 2)
	for i := range 2 {
		go func() { errs <- fmt.Errorf("e%d", i) }()
	}
	fmt.Println(<-errs)
}
