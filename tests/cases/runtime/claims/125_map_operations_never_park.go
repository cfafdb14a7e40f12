// claim: 125 FALSE: goroutines block before the fault
// claim: 127 FALSE: writers are parked on a spin lock
// claim: 129 FALSE: a goroutine is stuck in mapassign
// claim: 134 FALSE: growth takes a bucket lock and parks
// claim: T38: no locks, spinning or parking on maps
// record: go1.23
// lab: events never "Mutex"
// lab: events never "Parked"
// lab: events finds "Grow"

package main

func main() {
	m := map[int]int{}
	for i := range 40 {
		m[i] = i
		delete(m, i-20)
		_ = m[i]
	}
	for range m {
	}
	clear(m)
}
