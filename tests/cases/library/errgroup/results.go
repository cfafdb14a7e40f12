// errgroup: results in order.
// record: by hand
package main

import (
	"fmt"
	"golang.org/x/sync/errgroup"
)

func main() {
	var g errgroup.Group
	out := make([]string, 5)
	for i := range out {
		g.Go(func() error {
			out[i] = fmt.Sprint("page ", i)
			return nil
		})
	}
	fmt.Println(g.Wait(), out)
}
