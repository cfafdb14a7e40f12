// Mutex: as a Locker, in a map and by pointer.
package main

import (
	"fmt"
	"sync"
)

func main() {
	locks := map[string]sync.Locker{"m": &sync.Mutex{}, "rw": &sync.RWMutex{}}
	for _, name := range []string{"m", "rw"} {
		l := locks[name]
		l.Lock()
		fmt.Printf("%s %T\n", name, l)
		l.Unlock()
	}
	l := locks["rw"].(*sync.RWMutex).RLocker()
	l.Lock()
	l.Lock()
	fmt.Println(locks["rw"].(*sync.RWMutex).TryLock())
	l.Unlock()
	l.Unlock()
	fmt.Println(locks["rw"].(*sync.RWMutex).TryLock())
}
