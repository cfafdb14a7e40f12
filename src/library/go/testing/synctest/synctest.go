package synctest

import (
	"internal/bubble"
	"testing"
	"time"
)

// Test runs f in a new bubble; cleanups too.
func Test(t *testing.T, f func(*testing.T)) { bubble.Test(t, run, f) }

// Sleep waits d, and then until the others of the bubble are durably blocked.
func Sleep(d time.Duration) {
	time.Sleep(d)
	Wait()
}
