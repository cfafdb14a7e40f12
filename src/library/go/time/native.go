// Package time: the virtual clock and timers are the machine's. The clock starts at 2009-11-10 23:00:00 UTC (inside a
// synctest bubble: 2000-01-01 00:00:00 UTC) and moves only when every goroutine waits.
package time

// now is the virtual clock: seconds since 1970, nanoseconds within the second, and the monotonic clock, nanoseconds since
// one before the program's start, so that it is not 0; 0 inside a bubble, which has none.
func now() (sec int64, nsec int32, mono int64)

// Sleep parks (`sleep`) for d; d <= 0 returns at once.
func Sleep(d Duration)

// newTimer starts a timer that fires after d nanoseconds (negative: 0; a sum beyond int64 saturates), then, if period
// > 0, every period. Its handle (1, 2, …) is never used again. On firing, with c != nil the machine sends
// Now() for the instant it was due, unless a value is still buffered; with c == nil it
// starts f in a new goroutine. c is marked as a timer's channel: made with capacity 1, it shows len 0 and cap 0; it
// counts for deadlock detection only while a goroutine waits on it.
func newTimer(d, period int64, c chan Time, loc *Location, f func()) (handle int)

// stopTimer reports whether the timer was pending, or (channel timers) had fired with the value not yet received;
// the value is then dropped, so that no stale one is received after Stop.
func stopTimer(handle int) (active bool)

// resetTimer is stopTimer, then starts the same timer anew.
func resetTimer(handle int, d, period int64) (active bool)
