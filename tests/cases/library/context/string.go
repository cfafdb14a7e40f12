// context: as text.
// record: go1.23
package main

import (
	"context"
	"fmt"
)

func main() {
	type key struct{}
	ctx, cancel := context.WithCancel(context.WithValue(context.Background(), "name", "value"))
	defer cancel()
	fmt.Println(context.Background(), context.TODO(), ctx)
	fmt.Println(context.WithoutCancel(context.WithValue(ctx, key{}, 5)))
	fmt.Println(context.WithValue(ctx, 1, nil))
	fmt.Printf("%T %T %v\n", ctx, context.Background(), context.DeadlineExceeded)
}
