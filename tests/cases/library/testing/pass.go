// testing: all pass.
// record: test
package main

import "testing"

func TestOne(t *testing.T) {
	t.Log("not shown")
	if 1+1 != 2 {
		t.Fatal("arithmetic")
	}
}

func TestTable(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b int
	}{{"one", 1, 1}, {"two words", 2, 4}} {
		t.Run(c.name, func(t *testing.T) {
			if c.a*c.a != c.b {
				t.Errorf("%d", c.a)
			}
		})
	}
}
