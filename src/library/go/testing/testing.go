// Package testing: tests as `go test` runs them; what they print is what the test binary prints without -test.v.
package testing

import (
	"context"
	"errors"
	"fmt"
	"internal/bubble"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"
	"time"
	"unsafe"
)

func init() {
	bubble.Test = func(t any, run func(func()), f any) { t.(*T).runBubble(run, f.(func(*T))) }
}

func Short() bool       { return false }
func Verbose() bool     { return false }
func Testing() bool     { return running }
func CoverMode() string { return "" }
func Coverage() float64 { return 0 }
func Init()             {}

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

// common is what T and B share. output holds what is printed if the test fails; a bubbled test uses its parent's.
type common struct {
	mu       sync.Mutex
	name     string
	level    int
	parent   *common
	output   []byte
	failed   bool
	skipped  bool
	finished bool
	done     bool
	bubbled  bool
	started  time.Time
	duration time.Duration
	helpers  map[string]bool
	cleanups []func()
	names    map[string]int
	subs     []*T
	barrier  chan bool
	signal   chan bool
	ctx      context.Context
	cancel   context.CancelFunc
}

func (c *common) private()               {}
func (c *common) Name() string           { return c.name }
func (c *common) Attr(key, value string) {}
func (c *common) Chdir(dir string)       { c.check(os.Chdir(dir)) }

func (c *common) check(err error) {
	if err != nil {
		c.Fatal(err)
	}
}

func (c *common) TempDir() string {
	dir, err := os.MkdirTemp("", "test")
	c.check(err)
	return dir
}

func (c *common) Setenv(key, value string) {
	old, had := os.LookupEnv(key)
	c.check(os.Setenv(key, value))
	c.Cleanup(func() {
		if had {
			os.Setenv(key, old)
		} else {
			os.Unsetenv(key)
		}
	})
}

func (c *common) Context() context.Context { return c.ctx }

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
	c.Fail()
	c.set(&c.finished)
	runtime.Goexit()
}

func (c *common) SkipNow() {
	c.set(&c.skipped)
	c.set(&c.finished)
	runtime.Goexit()
}

func (c *common) Log(args ...any)                 { c.log(fmt.Sprintln(args...)) }
func (c *common) Logf(format string, args ...any) { c.log(fmt.Sprintf(format, args...)) }

func (c *common) Error(args ...any) {
	c.log(fmt.Sprintln(args...))
	c.Fail()
}

func (c *common) Errorf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.Fail()
}

func (c *common) Fatal(args ...any) {
	c.log(fmt.Sprintln(args...))
	c.FailNow()
}

func (c *common) Fatalf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.FailNow()
}

func (c *common) Skip(args ...any) {
	c.log(fmt.Sprintln(args...))
	c.SkipNow()
}

func (c *common) Skipf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.SkipNow()
}

// log is called by an exported method, which the test called.
func (c *common) log(s string) {
	text := "    " + c.caller(3) + ": " + strings.ReplaceAll(strings.TrimSuffix(s, "\n"), "\n", "\n        ") + "\n"
	if c.get(&c.done) {
		for p := c.parent; p != nil; p = p.parent {
			if !p.get(&p.done) {
				p.write(text)
				return
			}
		}
		panic("Log in goroutine after " + c.name + " has completed: " + s)
	}
	c.write(text)
}

func (c *common) write(text string) {
	for c.bubbled {
		c = c.parent
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.parent == nil {
		os.Stdout.WriteString(text)
	} else {
		c.output = append(c.output, text...)
	}
}

// caller is the place, skip frames out, of the first function that is no helper.
func (c *common) caller(skip int) string {
	var pcs [50]uintptr
	n := runtime.Callers(skip+1, pcs[:])
	frames := runtime.CallersFrames(pcs[:n])
	for first := ""; ; {
		f, more := frames.Next()
		place := fmt.Sprintf("%s:%d", f.File[strings.LastIndexByte(f.File, '/')+1:], f.Line)
		if first == "" {
			first = place
		}
		if f.Function != "" && !c.isHelper(f.Function) {
			return place
		}
		if !more {
			if first == ":0" {
				return "???:1"
			}
			return first
		}
	}
}

func (c *common) isHelper(function string) bool {
	for ; c != nil; c = c.parent {
		c.mu.Lock()
		found := c.helpers[function]
		c.mu.Unlock()
		if found {
			return true
		}
	}
	return false
}

func (c *common) Helper() {
	var pcs [1]uintptr
	if runtime.Callers(2, pcs[:]) == 0 {
		return
	}
	f, _ := runtime.CallersFrames(pcs[:]).Next()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.helpers == nil {
		c.helpers = make(map[string]bool)
	}
	c.helpers[f.Function] = true
}

type output struct{ c *common }

func (o output) Write(p []byte) (int, error) {
	o.c.write("    " + strings.ReplaceAll(strings.TrimSuffix(string(p), "\n"), "\n", "\n    ") + "\n")
	return len(p), nil
}

func (c *common) Output() io.Writer { return output{c} }

func (c *common) Cleanup(f func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cleanups = append(c.cleanups, f)
}

// runCleanups runs all, newest first, even when one panics or exits.
func (c *common) runCleanups() {
	if c.cancel != nil {
		c.cancel()
	}
	defer func() {
		c.mu.Lock()
		more := len(c.cleanups) > 0
		c.mu.Unlock()
		if more {
			c.runCleanups()
		}
	}()
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

// report tells the parent of a failure, with the output so far.
func (c *common) report() {
	if c.bubbled || c.parent == nil || !c.Failed() {
		return
	}
	c.mu.Lock()
	text := fmt.Sprintf("--- FAIL: %s (%.2fs)\n", c.name, c.duration.Seconds()) + string(c.output)
	c.output = nil
	c.mu.Unlock()
	if c.parent.parent != nil {
		text = "    " + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n    ") + "\n"
	}
	c.parent.write(text)
}

var errGoexit = errors.New("test executed panic(nil) or runtime.Goexit")

type T struct {
	common
	parallel bool
}

func (c *common) newTest(name string, level int) *T {
	t := &T{common: common{name: name, level: level, parent: c, barrier: make(chan bool), signal: make(chan bool, 1)}}
	ctx := context.Background()
	if c.ctx != nil {
		ctx = c.ctx
	}
	t.ctx, t.cancel = context.WithCancel(ctx)
	return t
}

func (t *T) Deadline() (deadline time.Time, ok bool) { return }

// Parallel lets the parent's Run return and waits until the parent's function has.
func (t *T) Parallel() {
	if t.parallel {
		panic("testing: t.Parallel called multiple times")
	}
	if t.bubbled {
		panic("testing: t.Parallel called inside synctest bubble")
	}
	t.parallel = true
	t.duration += time.Since(t.started)
	t.parent.mu.Lock()
	t.parent.subs = append(t.parent.subs, t)
	t.parent.mu.Unlock()
	t.signal <- true
	<-t.parent.barrier
	acquire()
	t.started = time.Now()
}

// slots limits the parallel tests that run at a time to GOMAXPROCS.
var slots chan bool

func acquire() { slots <- true }
func release() { <-slots }

// subname makes a name unique among the test's subtests.
func (c *common) subname(name string) string {
	var b strings.Builder
	for _, r := range name {
		switch {
		case r == ' ' || r >= '\t' && r <= '\r' || r == 0x85 || r == 0xa0:
			b.WriteByte('_')
		case r < ' ' || r == 0x7f:
			q := fmt.Sprintf("%q", r)
			b.WriteString(q[1 : len(q)-1])
		default:
			b.WriteRune(r)
		}
	}
	name = b.String()
	if c.level > 0 {
		name = c.name + "/" + name
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.names == nil {
		c.names = make(map[string]int)
	}
	for {
		n := c.names[name]
		c.names[name] = n + 1
		if n == 0 && b.Len() > 0 {
			return name
		}
		unique := fmt.Sprintf("%s#%02d", name, n)
		if c.names[unique] == 0 {
			c.names[unique] = 1
			return unique
		}
	}
}

func (t *T) Run(name string, f func(t *T)) bool {
	if t.bubbled {
		panic("testing: t.Run called inside synctest bubble")
	}
	sub := t.newTest(t.subname(name), t.level+1)
	go runner(sub, f)
	if !<-sub.signal {
		runtime.Goexit()
	}
	return !sub.Failed()
}

// runBubble runs f as a part of t.
func (t *T) runBubble(run func(func()), f func(*T)) {
	sub := t.newTest(t.name, t.level)
	sub.bubbled = true
	before := time.Now()
	run(func() {
		sub.ctx, sub.cancel = context.WithCancel(context.Background())
		runner(sub, f)
	})
	// The bubble's clock is none of the test's.
	t.started = t.started.Add(time.Since(before))
	sub.duration = 0
	switch {
	case sub.Failed():
		t.FailNow()
	case sub.Skipped():
		t.SkipNow()
	}
}

// runner runs a test to its end: cleanups, parallel subtests, report. signal tells whether the parent may go on.
func runner(t *T, f func(*T)) {
	defer func() {
		p := recover()
		goOn := true
		if !t.get(&t.finished) && p == nil {
			p = errGoexit
			for c := t.parent; c != nil; c = c.parent {
				if c.get(&c.finished) {
					p = nil
					t.Errorf("%v: subtest may have called FailNow on a parent test", errGoexit)
					goOn = false
					break
				}
			}
		}
		t.duration += time.Since(t.started)
		if p != nil {
			t.Fail()
			t.runCleanups()
			for c := &t.common; c.parent != nil; c = c.parent {
				c.report()
			}
			panic(p)
		}
		if len(t.subs) > 0 {
			if t.parallel {
				release()
			}
			close(t.barrier)
			for _, sub := range t.subs {
				<-sub.signal
			}
			resumed := time.Now()
			t.runCleanups()
			t.duration += time.Since(resumed)
		} else if t.parallel {
			release()
		}
		t.report()
		t.set(&t.done)
		t.signal <- goOn
	}()
	defer func() {
		if len(t.subs) == 0 {
			t.runCleanups()
		}
	}()
	t.started = time.Now()
	f(t)
	t.set(&t.finished)
}

// M runs the program's tests; code is Run's result.
type M struct {
	names []string
	funcs []func(*T)
	code  int
}

func (m *M) Run() (code int) {
	if len(m.names) == 0 {
		fmt.Fprintln(os.Stderr, "testing: warning: no tests to run")
	}
	slots = make(chan bool, runtime.GOMAXPROCS(0))
	root := &T{common: common{barrier: make(chan bool), signal: make(chan bool, 1), ctx: context.Background()}}
	runner(root, func(t *T) {
		for i, name := range m.names {
			t.Run(name, m.funcs[i])
		}
	})
	<-root.signal
	if root.Failed() {
		m.code = 1
		fmt.Println("FAIL")
	} else {
		fmt.Println("PASS")
	}
	return m.code
}

// runTests is what a program with tests instead of main runs. TestMain and fuzz tests are among them, though they take
// an *M or an *F; fuzz tests come last.
func runTests(names []string, funcs []func(*T)) {
	running = true
	m := &M{}
	testMain := func(m *M) { m.Run() }
	var fuzzNames []string
	var fuzzes []func(*T)
	for i, name := range names {
		switch {
		case name == "TestMain":
			testMain = *(*func(*M))(unsafe.Pointer(&funcs[i]))
		case strings.HasPrefix(name, "Fuzz"):
			f := *(*func(*F))(unsafe.Pointer(&funcs[i]))
			fuzzNames = append(fuzzNames, name)
			fuzzes = append(fuzzes, func(t *T) { f(&F{common: &t.common, t: t}) })
		default:
			m.names = append(m.names, name)
			m.funcs = append(m.funcs, funcs[i])
		}
	}
	m.names, m.funcs = append(m.names, fuzzNames...), append(m.funcs, fuzzes...)
	testMain(m)
	os.Exit(m.code)
}
