// claim: 125 FALSE: goroutines block before the fault
// claim: 127 FALSE: writers are parked on a spin lock
// claim: 129 FALSE: a goroutine is stuck in mapassign
// claim: 134 FALSE: growth takes a bucket lock and parks
// claim: T38: no locks, spinning or parking on maps
// record: by hand
// lab: events never "Mutex"
// lab: events never "Semacquire"
// lab: events finds "Grow"

package main

func main() {
	m := map[int]int{}
	done := make(chan bool, 2)
	for g := range 2 {
		go func() {
			for i := range 40 {
				m[g*100+i] = i
				delete(m, g*100+i-20)
				_ = m[g*100+i]
			}
			done <- true
		}()
	}
	select {}
}
