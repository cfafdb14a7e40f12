package main

import (
	"os"
)

func main() {
	go func() { os.Exit(3) }()
	os.Exit(4)
}
