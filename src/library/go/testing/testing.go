// Package testing: tests as `go test` runs them; it prints what the test binary prints with the same -test.* flags.
package testing

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"
	"unicode"
)

func Testing() bool     { return running }
func CoverMode() string { return "" }
func Coverage() float64 { return 0 }

var running bool

type TB interface {
	Attr(key, value string)
	Cleanup(func())
	Context() context.Context
	Error(args ...any)
	Errorf(format string, args ...any)
	Fail()
	FailNow()
	Failed() bool
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Helper()
	Log(args ...any)
	Logf(format string, args ...any)
	Name() string
	Output() io.Writer
	Setenv(key, value string)
	Chdir(dir string)
	Skip(args ...any)
	SkipNow()
	Skipf(format string, args ...any)
	Skipped() bool
	TempDir() string
	private()
}

// common is what T, B and F share. What a test's children report goes to w: standard output at the root, else the
// test's own output, indented. output waits for the test's report. A bubbled test leaves all of that to its parent.
type common struct {
	mu        sync.Mutex
	name      string
	level     int
	parent    *common
	w         io.Writer
	log       *lines
	output    []byte
	chatty    *printer
	failed    bool
	skipped   bool
	finished  bool
	done      bool
	bubbled   bool
	parallel  bool
	alone     bool
	cleaning  bool
	inTarget  bool
	started   time.Time
	duration  time.Duration
	helpers   map[string]bool
	cleanups  []func()
	cleanup   []uintptr
	creator   []uintptr
	subs      []*T
	barrier   chan bool
	signal    chan bool
	ctx       context.Context
	cancel    context.CancelFunc
	tempDirs  int
	run       *run
}

func (c *common) private()     {}
func (c *common) Name() string { return c.name }

func (c *common) Chdir(dir string) {
	c.outsideTarget("Chdir")
	if err := os.Chdir(dir); err != nil {
		c.Fatal(err)
	}
}

func (c *common) TempDir() string {
	c.outsideTarget("TempDir")
	dir, err := os.MkdirTemp("", "test")
	if err != nil {
		c.Fatalf("TempDir: %v", err)
	}
	return dir
}

func (c *common) Setenv(key, value string) {
	c.outsideTarget("Setenv")
	old, had := os.LookupEnv(key)
	if err := os.Setenv(key, value); err != nil {
		c.Fatalf("cannot set environment variable: %v", err)
	}
	c.Cleanup(func() {
		if had {
			os.Setenv(key, old)
		} else {
			os.Unsetenv(key)
		}
	})
}

func (c *common) Context() context.Context {
	c.outsideTarget("Context")
	return c.ctx
}

func (c *common) Attr(key, value string) {
	switch {
	case strings.ContainsFunc(key, unicode.IsSpace):
		c.Errorf("disallowed whitespace in attribute key %q", key)
	case strings.ContainsAny(value, "\r\n"):
		c.Errorf("disallowed newline in attribute value %q", value)
	case c.chatty != nil:
		c.chatty.update(c.name, "=== ATTR  %s %v %v\n", c.name, key, value)
	}
}

// outsideTarget refuses an F's methods inside of its fuzz target.
func (c *common) outsideTarget(name string) {
	if c.inTarget {
		panic("testing: f." + name + " was called inside the fuzz target, use t." + name + " instead")
	}
}

func (c *common) Fail() {
	if c.parent != nil {
		c.parent.Fail()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done {
		panic("Fail in goroutine after " + c.name + " has completed")
	}
	c.failed = true
}

func (c *common) get(flag *bool) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return *flag
}

func (c *common) set(flag *bool) {
	c.mu.Lock()
	*flag = true
	c.mu.Unlock()
}

func (c *common) Failed() bool  { return c.get(&c.failed) }
func (c *common) Skipped() bool { return c.get(&c.skipped) }

func (c *common) FailNow() {
	c.outsideTarget("FailNow")
	c.Fail()
	c.set(&c.finished)
	runtime.Goexit()
}

func (c *common) SkipNow() {
	c.outsideTarget("SkipNow")
	c.mu.Lock()
	c.skipped, c.finished = true, true
	c.mu.Unlock()
	runtime.Goexit()
}

func (c *common) Log(args ...any) {
	c.outsideTarget("Log")
	c.print(fmt.Sprintln(args...))
}

func (c *common) Logf(format string, args ...any) {
	c.outsideTarget("Logf")
	c.print(fmt.Sprintf(format, args...))
}

func (c *common) Error(args ...any) {
	c.outsideTarget("Error")
	c.print(fmt.Sprintln(args...))
	c.Fail()
}

func (c *common) Errorf(format string, args ...any) {
	c.outsideTarget("Errorf")
	c.print(fmt.Sprintf(format, args...))
	c.Fail()
}

func (c *common) Fatal(args ...any) {
	c.outsideTarget("Fatal")
	c.print(fmt.Sprintln(args...))
	c.FailNow()
}

func (c *common) Fatalf(format string, args ...any) {
	c.outsideTarget("Fatalf")
	c.print(fmt.Sprintf(format, args...))
	c.FailNow()
}

func (c *common) Skip(args ...any) {
	c.outsideTarget("Skip")
	c.print(fmt.Sprintln(args...))
	c.SkipNow()
}

func (c *common) Skipf(format string, args ...any) {
	c.outsideTarget("Skipf")
	c.print(fmt.Sprintf(format, args...))
	c.SkipNow()
}

func (c *common) Helper() {
	if c.bubbled {
		c = c.parent
	}
	name := function(1)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.helpers == nil {
		c.helpers = make(map[string]bool)
	}
	c.helpers[name] = true
}

// function is the name of the function that is skip frames out from the caller.
func function(skip int) string {
	var pcs [1]uintptr
	if runtime.Callers(skip+2, pcs[:]) == 0 {
		return ""
	}
	f, _ := runtime.CallersFrames(pcs[:]).Next()
	return f.Function
}

func stack(skip int) []uintptr {
	var pcs [50]uintptr
	return append([]uintptr(nil), pcs[:runtime.Callers(skip+2, pcs[:])]...)
}

func (c *common) Cleanup(f func()) {
	c.outsideTarget("Cleanup")
	from := stack(1)
	wrapped := func() {
		defer func() {
			c.mu.Lock()
			c.cleanup = nil
			c.mu.Unlock()
		}()
		c.mu.Lock()
		c.cleanup = from
		c.mu.Unlock()
		f()
	}
	c.mu.Lock()
	c.cleanups = append(c.cleanups, wrapped)
	c.mu.Unlock()
}

// runCleanups runs all, newest first, even when one panics or exits.
func (c *common) runCleanups() {
	c.cleaning = true
	defer func() { c.cleaning = false }()
	defer func() {
		c.mu.Lock()
		more := len(c.cleanups) > 0
		c.mu.Unlock()
		if more {
			c.runCleanups()
		}
	}()
	if c.cancel != nil {
		c.cancel()
	}
	for {
		c.mu.Lock()
		n := len(c.cleanups)
		if n == 0 {
			c.mu.Unlock()
			return
		}
		f := c.cleanups[n-1]
		c.cleanups = c.cleanups[:n-1]
		c.mu.Unlock()
		f()
	}
}

// recoverCleanups also recovers; it returns what was panicked with.
func (c *common) recoverCleanups() (value any) {
	defer func() { value = recover() }()
	c.runCleanups()
	return nil
}
