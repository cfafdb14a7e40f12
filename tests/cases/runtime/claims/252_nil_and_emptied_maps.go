// claim: T5: a map that is nil, or was emptied, is looked at without a check, whoever writes "nothing" to it
// record: go1.23
// lab: explore never "fatal error"
// lab: explore finds "exit 0"

// One goroutine deletes and clears, the other reads and loops, of a nil map and of maps that have had entries. The emptied
// maps have a bucket or group, and a seed of their own by then; deletes and clears of them still return before the flag.
package main

func main() {
	var none map[string]int
	emptied := map[string]int{"a": 1}
	delete(emptied, "a")
	cleared := map[int]int{1: 1, 2: 2}
	clear(cleared)
	done := make(chan bool)
	go func() {
		delete(none, "a")
		delete(emptied, "a")
		clear(emptied)
		delete(cleared, 1)
		clear(cleared)
		done <- true
	}()
	_, ok := none["a"]
	println(ok, emptied["a"], cleared[1])
	for range emptied {
		println("never")
	}
	delete(emptied, "b")
	clear(cleared)
	<-done
	println(len(none), len(emptied), len(cleared))
}
