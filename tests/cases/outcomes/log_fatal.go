package main

import (
	"fmt"
	"log"
	"runtime"
)

func main() {
	go func() { log.SetFlags(0); log.Fatal("f") }()
	runtime.Gosched()
	fmt.Println("m")
}
