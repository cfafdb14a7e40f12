// record: go1.23

package main

import (
	"fmt"
	"runtime"
)

func run(name string, f func()) {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer fmt.Println(name, "last deferred")
		f()
		fmt.Println(name, "not reached after Goexit")
	}()
	<-done
}

func main() {
	run("plain", func() {
		defer func() { fmt.Println("recover:", recover()) }()
		runtime.Goexit()
	})
	run("goexit in panic", func() {
		defer func() { runtime.Goexit() }()
		panic("discarded")
	})
	run("panic in goexit", func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		defer func() { panic("during goexit") }()
		runtime.Goexit()
	})
	run("panic in goexit, deeper", func() {
		defer fmt.Println("outer deferred still runs")
		func() {
			defer func() { fmt.Println("recovered deeper:", recover()) }()
			defer func() { panic("again") }()
			runtime.Goexit()
		}()
		fmt.Println("not reached: Goexit goes on")
	})
	run("recovered then goexit", func() {
		defer func() {
			fmt.Println("recovered first:", recover())
			runtime.Goexit()
		}()
		panic("x")
	})
	fmt.Println("main ends")
}
