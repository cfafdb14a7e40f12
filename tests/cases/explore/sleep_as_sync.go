// expect: race
// Sleep is no synchronisation.
package main

import "time"

func main() {
	x := 0
	go func() { x = 1 }()
	time.Sleep(time.Second)
	if x > 9 {
		panic("no")
	}
}
