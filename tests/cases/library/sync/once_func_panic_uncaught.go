// OnceFunc: an uncaught panic shows the repanic.
package main

import "sync"

func main() {
	f := sync.OnceFunc(func() { panic("no") })
	f()
}
