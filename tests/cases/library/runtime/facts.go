// runtime: facts.
package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
)

func main() {
	fmt.Println(runtime.GOOS, runtime.GOARCH, runtime.Compiler, runtime.Version())
	fmt.Println(runtime.NumGoroutine(), runtime.NumCPU() > 0, runtime.GOMAXPROCS(0) > 0)
	var wg sync.WaitGroup
	stop := make(chan bool)
	for range 3 {
		wg.Go(func() { <-stop })
	}
	fmt.Println(runtime.NumGoroutine())
	close(stop)
	wg.Wait()
	old := runtime.GOMAXPROCS(2)
	fmt.Println(runtime.GOMAXPROCS(old))
	runtime.GC()
	runtime.KeepAlive(old)
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Println(m.Alloc > 0, m.NumGC > 0)
	fmt.Println(debug.SetGCPercent(50), debug.SetGCPercent(100))
}
