// What would follow if a map fault were a panic: any caller could recover it, and deferred functions run on the way.
// record: by hand
// lab: explore what-if finds "deferred recovered concurrent map read and map write"
// lab: explore what-if never "fatal error"
// lab: explore what-if never "panic:"
// lab: explore go1.27 finds "fatal error: concurrent map read and map write"
// lab: explore go1.27 never "recovered"
// lab: explore go1.23 never "recovered"

package main

var m = map[string]int{"a": 1}

func inner() {
	defer print("deferred ")
	_ = m["a"]
}

func main() {
	done := make(chan bool)
	go func() {
		m["a"] = 2
		done <- true
	}()
	func() {
		defer func() {
			if r := recover(); r != nil {
				println("recovered", r.(error).Error())
			}
		}()
		inner()
	}()
	<-done
}
