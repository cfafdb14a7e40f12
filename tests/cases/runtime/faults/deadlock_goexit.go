// record: go1.23

package main

import (
	"runtime"
)

func main() {
	defer println("deferred")
	runtime.Goexit()
}
