// Mutex: deferred unlock in a method.
package main

import (
	"fmt"
	"sync"
)

type account struct {
	sync.Mutex
	balance int
}

func (a *account) add(n int) int {
	a.Lock()
	defer a.Unlock()
	if n < 0 {
		panic("negative")
	}
	a.balance += n
	return a.balance
}

func main() {
	a := &account{}
	fmt.Println(a.add(5), a.add(7))
	func() {
		defer func() { fmt.Println("panic:", recover()) }()
		a.add(-1)
	}()
	fmt.Println(a.add(1))
}
