package main

import (
	"os"
	"sync/atomic"
)

func main() {
	var code atomic.Int32
	go func() { code.Store(2) }()
	os.Exit(int(code.Load()))
}
