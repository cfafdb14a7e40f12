package main

import (
	"fmt"
	"os"
	"runtime"
)

func main() {
	go func() { fmt.Println("bye"); os.Exit(7) }()
	for range 3 {
		runtime.Gosched()
	}
	fmt.Println("main")
}
