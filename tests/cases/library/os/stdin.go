// os: an empty standard input.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
)

func main() {
	s := bufio.NewScanner(os.Stdin)
	fmt.Println(s.Scan(), s.Err())
	b := make([]byte, 4)
	n, err := os.Stdin.Read(b)
	fmt.Println(n, err)
	data, err := io.ReadAll(os.Stdin)
	fmt.Println(len(data), err)
}
