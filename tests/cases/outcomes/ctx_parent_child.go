package main

import (
	"context"
	"fmt"
)

func main() {
	p, pc := context.WithCancel(context.Background())
	c, cc := context.WithCancel(p)
	defer cc()
	go pc()
	select {
	case <-p.Done():
		fmt.Println("p")
	case <-c.Done():
		fmt.Println("c")
	}
}
