// claim: 103 FALSE: loadOrStoreLocked works under the global mutex
// claim: 104 FALSE: LoadOrStore CAS-updates an existing value
// record: go1.23
// lab: events finds "MutexLock"
// lab: events after-print never "MutexLock"

package main

import "sync"

func main() {
	var m sync.Map
	value, loaded := m.LoadOrStore("k", 1)
	m.Delete("k")
	again, reloaded := m.LoadOrStore("k", 3)
	m.Range(func(_, _ any) bool { return true })
	// The key is there, and in Go 1.23 in the read part: no lock is taken.
	println(value.(int), loaded, again.(int), reloaded)
	value, loaded = m.LoadOrStore("k", 2)
	println(value.(int), loaded)
}
