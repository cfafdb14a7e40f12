package main

import (
	"os"
	"runtime"
)

func main() {
	go func() { os.Exit(3) }()
	runtime.Gosched()
}
