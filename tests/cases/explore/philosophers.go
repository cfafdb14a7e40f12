// expect: deadlock
// shape: lock cycle
// Three forks, everybody takes the left one first.
package main

import "sync"

func main() {
	var forks [3]sync.Mutex
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			left, right := i, (i+1)%3
			forks[left].Lock()
			forks[right].Lock()
			forks[right].Unlock()
			forks[left].Unlock()
		}()
	}
	wg.Wait()
}
