package main

import (
	"fmt"
	"log"
	"os"
)

func main() {
	l := log.New(os.Stdout, "app: ", 0)
	l.Println("plain", 1)
	l.Printf("x=%d", 5)
	l.SetFlags(log.Lshortfile | log.Lmsgprefix)
	l.Print("with file")
	l.SetPrefix("[p] ")
	fmt.Println(l.Prefix(), l.Flags())
	log.SetFlags(0)
	log.SetOutput(os.Stdout)
	log.Println("standard")
	func() {
		defer func() { fmt.Printf("%T %v\n", recover(), "recovered") }()
		log.Panicf("bad %d", 1)
	}()
	log.Fatalln("the end")
}
