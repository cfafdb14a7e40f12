// Package synctest: bubbles of goroutines with a clock of their own.
package synctest

// run makes a bubble whose clock starts at 2000-01-01 00:00:00 UTC, starts f in a new goroutine of it and parks
// (`synctest.Run`) until every goroutine of the bubble has ended; goroutines and timers made in a bubble, and channels
// and WaitGroups used there, belong to it. When all are durably blocked (channels of the bubble, select on them, nil
// channels, Sleep, Cond.Wait, WaitGroup.Wait) the goroutine in Wait goes on, else the clock moves to the next timer;
// without one run panics with an error: `deadlock: all goroutines in bubble are blocked`, or if f has ended
// `deadlock: main bubble goroutine has exited but blocked goroutines remain`. Called in a bubble it panics (string)
// `synctest.Run called from within a synctest bubble`.
func run(f func())

// Wait parks (`synctest.Wait`) until every other goroutine of the bubble is durably blocked. Outside of a bubble it
// panics (string) `goroutine is not in a bubble`; while another goroutine waits: `wait already in progress`.
func Wait()
