package main

import (
	"errors"
	"fmt"
)

func main() {
	var err error
	d := make(chan bool, 2)
	go func() { err = errors.New("a"); d <- true }()
	go func() { err = errors.New("b"); d <- true }()
	<-d
	if err == nil {
		fmt.Println("nil")
	} else {
		fmt.Println(err)
	}
}
