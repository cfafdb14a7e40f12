// runtime: Goexit in main, then everyone sleeps.
package main

import (
	"fmt"
	"runtime"
)

func main() {
	go func() { fmt.Println("other") }()
	defer fmt.Println("main leaves")
	runtime.Goexit()
}
