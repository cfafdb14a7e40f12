// time: timers that NewTimer did not make.
package main

import (
	"fmt"
	"time"
)

func main() {
	for _, f := range []func(){
		func() { new(time.Timer).Stop() },
		func() { new(time.Timer).Reset(1) },
		func() { new(time.Ticker).Stop() },
		func() { new(time.Ticker).Reset(1) },
		func() { time.Date(1, 1, 1, 1, 1, 1, 1, nil) },
		func() { time.Now().In(nil) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}
