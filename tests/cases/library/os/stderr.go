// os: both streams.
package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Fprintln(os.Stderr, "to stderr")
	fmt.Fprintln(os.Stdout, "to stdout")
	n, err := os.Stdout.WriteString("text\n")
	fmt.Println(n, err, os.Stdout.Name(), len(os.Args))
}
