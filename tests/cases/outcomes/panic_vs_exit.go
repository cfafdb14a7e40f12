package main

import (
	"os"
)

func main() {
	go func() { panic("one") }()
	go func() { os.Exit(5) }()
	select {}
}
