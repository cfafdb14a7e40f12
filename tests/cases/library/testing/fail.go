// testing: failures of all sorts.
// record: test
package main

import (
	"fmt"
	"testing"
)

func helper(t *testing.T, what string) {
	t.Helper()
	t.Errorf("helper: %s", what)
}

func TestFirst(t *testing.T) {
	t.Log("shown since it fails")
	helper(t, "line of the caller")
	t.Error("two\nlines")
	t.Run("sub", func(t *testing.T) { t.Fatal("stop", 1); t.Log("not reached") })
	t.Run("sub", func(t *testing.T) { t.Run("deep", func(t *testing.T) { t.FailNow() }) })
	t.Run("fine", func(t *testing.T) {})
}

func TestSkipped(t *testing.T) { t.Skip("not now") }

func TestCleanup(t *testing.T) {
	t.Cleanup(func() { fmt.Println("cleanup 1", t.Failed()) })
	t.Cleanup(func() { fmt.Println("cleanup 2", t.Name()) })
	defer fmt.Println("deferred")
	t.Fatalf("fatal %d", 5)
}

func TestPasses(t *testing.T) { fmt.Println("still runs") }
