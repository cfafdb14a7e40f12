// What would follow if a map fault were a panic: it is recovered, but the flag that the fault met stays set by the
// second writer's toggle, or is taken away under the first one's feet; every later look at the map tells.
// record: by hand
// lab: explore what-if finds "write: concurrent map writes"
// lab: explore what-if finds "then write: concurrent map writes"
// lab: explore what-if finds "then read: concurrent map read and map write"
// lab: explore what-if finds "then delete: concurrent map writes"
// lab: explore what-if finds "then range: concurrent map iteration and map write"
// lab: explore what-if finds "then len: fine"
// lab: explore what-if never "then len: concurrent"
// lab: explore what-if never "fatal error"
// lab: explore go1.27 never "then"
// lab: explore go1.23 never "then"

package main

var m = map[int]int{1: 1}

func try(what string, f func()) (failed bool) {
	defer func() {
		if r := recover(); r != nil {
			println(what + ": " + r.(error).Error())
			failed = true
		}
	}()
	f()
	return false
}

func main() {
	done := make(chan bool)
	write := func() { done <- try("write", func() { m[1]++ }) }
	go write()
	go write()
	if a, b := <-done, <-done; !a && !b {
		return
	}
	if !try("then read", func() { _ = m[1] }) {
		println("then read: fine")
	}
	if !try("then write", func() { m[1] = 5 }) {
		println("then write: fine")
	}
	if !try("then delete", func() { delete(m, 1) }) {
		println("then delete: fine")
	}
	if !try("then range", func() {
		for range m {
		}
	}) {
		println("then range: fine")
	}
	println("then len: fine", len(m))
}
