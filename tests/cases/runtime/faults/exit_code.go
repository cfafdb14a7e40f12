// record: go1.23

package main

import (
	"os"
)

func main() {
	defer println("never")
	os.Exit(3)
}
