// testing: a panic ends everything.
// record: test
package main

import (
	"fmt"
	"testing"
)

func TestBefore(t *testing.T) {}

func TestPanics(t *testing.T) {
	t.Log("logged before")
	t.Cleanup(func() { fmt.Println("cleanup") })
	var m map[string]int
	m["x"] = 1
}

func TestNever(t *testing.T) { fmt.Println("not reached") }
