package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

type readOp struct {
	key  int
	resp chan int
}
type writeOp struct {
	key, val int
	resp     chan bool
}

func main() {
	var readOps, writeOps atomic.Uint64
	reads := make(chan readOp)
	writes := make(chan writeOp)
	go func() {
		state := make(map[int]int)
		for {
			select {
			case read := <-reads:
				read.resp <- state[read.key]
			case write := <-writes:
				state[write.key] = write.val
				write.resp <- true
			}
		}
	}()
	var wg sync.WaitGroup
	for r := 0; r < 10; r++ {
		wg.Go(func() {
			for i := range 20 {
				op := readOp{key: i % 5, resp: make(chan int)}
				reads <- op
				<-op.resp
				readOps.Add(1)
				time.Sleep(time.Millisecond)
			}
		})
	}
	for w := 0; w < 4; w++ {
		wg.Go(func() {
			for i := range 10 {
				op := writeOp{i % 5, i, make(chan bool)}
				writes <- op
				<-op.resp
				writeOps.Add(1)
			}
		})
	}
	wg.Wait()
	fmt.Println("readOps:", readOps.Load(), "writeOps:", writeOps.Load())
	var ops int64
	var f atomic.Value
	f.Store([]string{"a"})
	for range 50 {
		wg.Add(1)
		go func() {
			for range 100 {
				atomic.AddInt64(&ops, 1)
			}
			wg.Done()
		}()
	}
	wg.Wait()
	fmt.Println(ops, f.Load().([]string))
	defer func() { fmt.Println(recover()) }()
	f.Store(3)
}
