package main

import (
	"fmt"
	"os"
	"runtime"
)

func main() {
	go fmt.Fprintln(os.Stderr, "e")
	fmt.Println("o")
	runtime.Gosched()
}
