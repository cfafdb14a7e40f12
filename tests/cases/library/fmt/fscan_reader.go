package main

import (
	"bufio"
	"fmt"
	"strings"
)

func main() {
	r := strings.NewReader("1 2 3\nfour 5")
	sum := 0
	for {
		var n int
		if _, err := fmt.Fscan(r, &n); err != nil {
			fmt.Println("stopped:", err)
			break
		}
		sum += n
	}
	fmt.Println(sum)
	var w string
	fmt.Println(fmt.Fscan(r, &w))
	fmt.Println(w)
	br := bufio.NewReader(strings.NewReader("a 1\nb 2\n"))
	for {
		var name string
		var v int
		n, err := fmt.Fscanln(br, &name, &v)
		if n == 0 {
			fmt.Println(err)
			break
		}
		fmt.Println(name, v)
	}
}
