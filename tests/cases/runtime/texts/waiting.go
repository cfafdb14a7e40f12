// record: go1.23
// record: each
// record: GOTRACEBACK=all

// Minutes of waiting in a traceback: a collection that finds a goroutine waiting counts from the collection before.
package main

import (
	"os"
	"runtime"
	"sync"
	"time"
)

func c_one_collection() {
	never := make(chan int)
	go func() { <-never }()
	time.Sleep(time.Millisecond)
	runtime.GC()
	time.Sleep(61 * time.Second)
	panic("after a minute")
}

func c_two_collections() {
	var mu sync.Mutex
	mu.Lock()
	never := make(chan int)
	go func() { <-never }()
	go func() { mu.Lock() }()
	go func() { time.Sleep(time.Hour) }()
	go func() {
		runtime.LockOSThread()
		select {}
	}()
	time.Sleep(time.Millisecond)
	runtime.GC()
	go func() { <-never }()
	time.Sleep(time.Millisecond)
	runtime.GC()
	go func() { <-never }()
	time.Sleep(61 * time.Second)
	panic("after a minute")
}

func main() {
	map[string]func(){
		"one_collection":  c_one_collection,
		"two_collections": c_two_collections,
	}[os.Args[1]]()
}
