// WaitGroup: a negative counter, not recovered.
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	wg.Add(-1)
}
