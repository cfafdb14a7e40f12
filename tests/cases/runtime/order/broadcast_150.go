// record: GOMAXPROCS=1
// record: go1.23

// Broadcast readies all waiters in the order of their tickets (sema.go, notifyListNotifyAll).
package main

import (
	"fmt"
	"strings"
	"sync"
)

var out []string

func say(parts ...any) { out = append(out, fmt.Sprint(parts...)) }

func main() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	cond := sync.NewCond(&mu)
	waiting := 0
	all := make(chan bool)
	for i := range 150 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			waiting++
			if waiting == 150 {
				close(all)
			}
			cond.Wait()
			say(i)
			mu.Unlock()
		}()
	}
	<-all
	mu.Lock()
	cond.Broadcast()
	mu.Unlock()
	wg.Wait()
	fmt.Println(strings.Join(out, " "))
}
