// What would follow if a map fault were a panic that nobody recovers: the goroutine's own deferred functions run, those
// of others do not, and the program ends.
// record: by hand
// lab: explore what-if finds "its own"
// lab: explore what-if finds "panic: concurrent map read and map write"
// lab: explore what-if never "main's"
// lab: explore what-if never "fatal error"
// lab: explore go1.27 finds "fatal error: concurrent map read and map write"
// lab: explore go1.27 never "panic:"
// lab: explore go1.27 never "its own"
// lab: explore go1.23 never "its own"

package main

var m = map[int]int{1: 1}

func main() {
	defer func() {
		if recover() != nil {
			println("main's")
		}
	}()
	done := make(chan bool)
	go func() {
		ended := false
		defer func() {
			if !ended {
				println("its own")
			}
			done <- true
		}()
		_ = m[1]
		ended = true
	}()
	m[1] = 2
	<-done
}
