package testing

import (
	"context"
	"errors"
	"internal/bubble"
	"runtime"
	"time"
)

func init() {
	bubble.Test = func(t any, run func(func()), f any) { t.(*T).runBubble(run, f.(func(*T))) }
}

var errGoexit = errors.New("test executed panic(nil) or runtime.Goexit")

type T struct {
	common
}

// newTest makes a child; creator is where it was started: skip frames out.
func (c *common) newTest(name string, level, skip int) *T {
	t := &T{common: common{name: name, level: level, parent: c, chatty: c.chatty, run: c.run,
		barrier: make(chan bool), signal: make(chan bool, 1), creator: stack(skip + 1)}}
	t.w, t.log = indented{&t.common}, &lines{c: &t.common}
	t.ctx, t.cancel = context.WithCancel(context.Background())
	return t
}

func (t *T) Deadline() (deadline time.Time, ok bool) {
	if t.bubbled {
		panic("testing: t.Deadline called inside synctest bubble")
	}
	return
}

const parallelConflict = "testing: test using t.Setenv, t.Chdir, or cryptotest.SetGlobalRandom can not use t.Parallel"

func (t *T) notParallel() {
	for c := &t.common; c != nil; c = c.parent {
		if c.parallel {
			panic(parallelConflict)
		}
	}
	t.alone = true
}

func (t *T) Setenv(key, value string) {
	t.notParallel()
	t.common.Setenv(key, value)
}

func (t *T) Chdir(dir string) {
	t.notParallel()
	t.common.Chdir(dir)
}

// Parallel lets the parent's Run return and waits until the parent's function has.
func (t *T) Parallel() {
	switch {
	case t.parallel:
		panic("testing: t.Parallel called multiple times")
	case t.bubbled:
		panic("testing: t.Parallel called inside synctest bubble")
	case t.alone:
		panic(parallelConflict)
	}
	t.parallel = true
	t.duration += time.Since(t.started)
	t.parent.mu.Lock()
	t.parent.subs = append(t.parent.subs, t)
	t.parent.mu.Unlock()
	if t.chatty != nil {
		t.chatty.update(t.name, "=== PAUSE %s\n", t.name)
	}
	t.signal <- true
	<-t.parent.barrier
	t.run.acquire()
	if t.chatty != nil {
		t.chatty.update(t.name, "=== CONT  %s\n", t.name)
	}
	t.started = time.Now()
}

func (t *T) Run(name string, f func(t *T)) bool {
	if t.bubbled {
		panic("testing: t.Run called inside synctest bubble")
	}
	if t.cleaning {
		panic("testing: t.Run called during t.Cleanup")
	}
	return t.start(t.run.subname(&t.common, name), 1, f)
}

// start runs a subtest until it ends or becomes parallel; whether it has not failed so far.
func (c *common) start(name string, skip int, f func(t *T)) bool {
	if !c.run.wants(name) || failing() {
		return true
	}
	sub := c.newTest(name, c.level+1, skip+1)
	if sub.chatty != nil {
		sub.chatty.update(sub.name, "=== RUN   %s\n", sub.name)
	}
	go tRunner(sub, f)
	if !<-sub.signal {
		runtime.Goexit()
	}
	return !sub.Failed()
}

// runBubble runs f as a part of t.
func (t *T) runBubble(run func(func()), f func(*T)) {
	if t.cleaning {
		panic("testing: synctest.Run called during t.Cleanup")
	}
	var ok bool
	defer t.skipTime(time.Now())
	run(func() {
		ok = t.testInBubble(f)
	})
	if !ok {
		t.FailNow()
	}
}

// skipTime takes the time since before out of the test's: a bubble's clock is none of it.
func (t *T) skipTime(before time.Time) { t.started = t.started.Add(time.Since(before)) }

// testInBubble runs f as a test of its own, in the bubble that the caller is in; whether it passed.
func (t *T) testInBubble(f func(*T)) bool {
	sub := t.newTest(t.name, t.level+1, 2)
	sub.bubbled = true
	go tRunner(sub, f)
	if !<-sub.signal {
		runtime.Goexit()
	}
	return !sub.Failed()
}

// die reports a test that panics, with all its parents, and panics on.
func (c *common) die(value any) {
	c.Fail()
	if r := c.recoverCleanups(); r != nil {
		c.Logf("cleanup panicked with %v", r)
	}
	for at := c; at.parent != nil && !at.bubbled; at = at.parent {
		at.duration += time.Since(at.started)
		at.flush()
		at.flushToParent("--- FAIL: %s (%.2fs)\n", at.name, at.duration.Seconds())
		at.parent.recoverCleanups()
	}
	panic(value)
}

// tRunner runs a test to its end: cleanups, parallel subtests, report. signal tells whether the parent may go on.
func tRunner(t *T, f func(*T)) {
	defer func() {
		p := recover()
		goOn := true
		if !t.get(&t.finished) && p == nil {
			p = errGoexit
			for c := t.parent; c != nil; c = c.parent {
				if c.get(&c.finished) {
					if !t.parallel {
						p = nil
						t.Errorf("%v: subtest may have called FailNow on a parent test", errGoexit)
					}
					goOn = false
					break
				}
			}
		}
		if p != nil {
			t.die(p)
		}
		t.duration += time.Since(t.started)
		if len(t.subs) > 0 {
			t.run.release()
			close(t.barrier)
			for _, sub := range t.subs {
				<-sub.signal
			}
			resumed := time.Now()
			p := t.recoverCleanups()
			t.duration += time.Since(resumed)
			if p != nil {
				t.die(p)
			}
			if !t.parallel {
				t.run.acquire()
			}
		} else if t.parallel {
			t.run.release()
		}
		for c := &t.common; c.parent != nil; c = c.parent {
			c.flush()
		}
		if t.Failed() {
			failures++
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
