// claim: 1 FALSE: concurrent map reads and writes raise a panic that can be recovered
// claim: 4 FALSE: the fault is a panic
// claim: 5 FALSE: defer and recover in the conflicting goroutine keep the program alive
// claim: 6 FALSE: the output is `recovered from panic: ...`
// claim: 15 FALSE: a plain map with recover masks the fault, and can log it
// claim: 96 FALSE: a goroutine's recover catches its map fault
// claim: T1: there is no panic value, no unwinding
// claim: T36: `_ = m[i]` is an access: its reader dies
// record: by hand
// lab: explore never "recovered"
// lab: explore never "panic:"
// lab: explore finds "fatal error: concurrent map read and map write"
// lab: explore finds "exit 0"

package main

func use(who string, work func(), done chan bool) {
	defer func() {
		if recover() != nil {
			println(who, "recovered")
		}
		done <- true
	}()
	work()
}

func main() {
	m := map[int]int{1: 1}
	done := make(chan bool)
	go use("reader", func() { _ = m[1] }, done)
	go use("writer", func() { m[1] = 2 }, done)
	<-done
	<-done
	println("end")
}
