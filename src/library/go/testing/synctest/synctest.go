package synctest

import (
	"internal/bubble"
	"testing"
)

// Test runs f in a new bubble; cleanups too.
func Test(t *testing.T, f func(*testing.T)) { bubble.Test(t, run, f) }
