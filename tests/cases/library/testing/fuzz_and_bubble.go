// record: test
package main

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"
)

func Abs(x int) int {
	if x < 0 {
		return -x
	}
	return x
}

func TestAbs(t *testing.T) {
	for _, tc := range []struct {
		name     string
		in, want int
	}{{"neg", -1, 1}, {"pos", 2, 2}, {"wrong one", 3, 4}} {
		t.Run(tc.name, func(t *testing.T) {
			if got := Abs(tc.in); got != tc.want {
				t.Errorf("Abs(%d) = %d, want %d", tc.in, got, tc.want)
			}
		})
	}
}

func TestSkip(t *testing.T) { t.Skip("not now") }

func TestFatal(t *testing.T) {
	defer fmt.Println("deferred")
	t.Cleanup(func() { t.Log("cleanup") })
	t.Fatalf("stop %v", errors.New("x"))
}

func TestSync(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		time.Sleep(4 * time.Second)
		synctest.Wait()
		if ctx.Err() != nil {
			t.Fatal("early")
		}
		time.Sleep(time.Second)
		synctest.Wait()
		t.Log(ctx.Err(), time.Since(start))
		t.Fail()
	})
}

func TestHelper(t *testing.T) {
	h := func() { t.Helper(); t.Error("from helper") }
	h()
	t.Setenv("X", "1")
}

func BenchmarkAbs(b *testing.B) {
	for b.Loop() {
		Abs(-1)
	}
}

func ExampleAbs() {
	fmt.Println(Abs(-3))
	// Output: 3
}
func FuzzAbs(f *testing.F) {
	f.Add(-5)
	f.Add(7)
	f.Fuzz(func(t *testing.T, n int) {
		if Abs(n) < 0 {
			t.Error("neg")
		}
		if n == 7 {
			t.Error("seven")
		}
	})
}
