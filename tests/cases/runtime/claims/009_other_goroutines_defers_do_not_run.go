// claim: 9 PARTLY: main without a defer exits because of the panic: the whole process does
// claim: 67 TRUE: the sample prints second, then first
// claim: T29: exit code 2
// record: go1.23

package main

import "time"

func main() {
	defer println("main's deferred call")
	go func() {
		defer println("first")
		defer println("second")
		panic("crash")
	}()
	time.Sleep(time.Hour)
}
