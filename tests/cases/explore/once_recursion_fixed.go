// expect: clean
// Once.Do calls itself: the fixed twin.
package main

import "sync"

func main() {
	var once sync.Once
	once.Do(func() {})
	once.Do(func() {})
}
