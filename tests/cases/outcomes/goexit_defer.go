package main

import (
	"fmt"
	"runtime"
)

func main() {
	d := make(chan bool)
	go func() { defer close(d); defer fmt.Println("d"); runtime.Goexit() }()
	<-d
	fmt.Println("m")
}
