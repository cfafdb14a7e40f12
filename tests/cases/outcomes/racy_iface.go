package main

import (
	"fmt"
)

func main() {
	var e any = 1
	d := make(chan bool)
	go func() { e = "s"; d <- true }()
	switch e.(type) {
	case int:
		fmt.Println("int")
	case string:
		fmt.Println("string")
	}
	<-d
}
