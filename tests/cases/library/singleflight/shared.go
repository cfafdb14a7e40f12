// singleflight: one call for all who ask.
// record: by hand
package main

import (
	"errors"
	"fmt"
	"golang.org/x/sync/singleflight"
	"sync"
	"time"
)

func main() {
	var g singleflight.Group
	calls := 0
	release := make(chan bool)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			v, err, shared := g.Do("key", func() (any, error) {
				calls++
				<-release
				return "value", nil
			})
			if v != "value" || err != nil || !shared {
				fmt.Println(v, err, shared)
			}
		})
	}
	time.Sleep(time.Millisecond)
	close(release)
	wg.Wait()
	fmt.Println(calls)
	v, err, shared := g.Do("key", func() (any, error) { return nil, errors.New("again") })
	fmt.Println(v, err, shared)
	r := <-g.DoChan("other", func() (any, error) { return 1, nil })
	fmt.Println(r.Val, r.Err, r.Shared)
}
