// context: WithoutCancel.
package main

import (
	"context"
	"fmt"
	"time"
)

func main() {
	parent, cancel := context.WithTimeout(context.WithValue(context.Background(), "k", "v"), time.Hour)
	free := context.WithoutCancel(parent)
	cancel()
	fmt.Println(parent.Err(), free.Err(), free.Done() == nil, free.Value("k"))
	_, ok := free.Deadline()
	fmt.Println(ok, context.Cause(free))
}
