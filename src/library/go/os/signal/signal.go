// Package signal: nobody sends signals to a program in the lab, with one exception: an hour (of virtual time) after the
// first Notify an interrupt arrives, as if somebody had grown tired of a program that only waits.
package signal

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"time"
)

const patience = time.Hour

// wanted: no signals means all.
var (
	mu      sync.Mutex
	wanted  = map[chan<- os.Signal][]os.Signal{}
	ignored []os.Signal
	started bool
)

func Notify(c chan<- os.Signal, sig ...os.Signal) {
	if c == nil {
		panic("os/signal: Notify using nil channel")
	}
	mu.Lock()
	defer mu.Unlock()
	if old, ok := wanted[c]; ok && (len(old) == 0 || len(sig) == 0) {
		wanted[c] = nil
	} else {
		wanted[c] = append(old, sig...)
	}
	ignored = slices.DeleteFunc(ignored, func(s os.Signal) bool { return slices.Contains(sig, s) })
	if !started {
		started = true
		time.AfterFunc(patience, interrupt)
	}
}

// interrupt does not wait for receivers, as Go's does not.
func interrupt() {
	mu.Lock()
	defer mu.Unlock()
	for c, list := range wanted {
		if len(list) == 0 || slices.Contains(list, os.Interrupt) {
			select {
			case c <- os.Interrupt:
			default:
			}
		}
	}
}

func Stop(c chan<- os.Signal) {
	mu.Lock()
	defer mu.Unlock()
	delete(wanted, c)
}

func Ignore(sig ...os.Signal) {
	Reset(sig...)
	mu.Lock()
	defer mu.Unlock()
	ignored = append(ignored, sig...)
}

func Ignored(sig os.Signal) bool {
	mu.Lock()
	defer mu.Unlock()
	return slices.Contains(ignored, sig)
}

// Reset without signals undoes everything.
func Reset(sig ...os.Signal) {
	mu.Lock()
	defer mu.Unlock()
	if len(sig) == 0 {
		clear(wanted)
		ignored = nil
		return
	}
	for c, list := range wanted {
		left := slices.DeleteFunc(slices.Clone(list), func(s os.Signal) bool { return slices.Contains(sig, s) })
		if len(left) == 0 && len(list) > 0 {
			delete(wanted, c)
		} else {
			wanted[c] = left
		}
	}
}

// signalCtx names its signals when it is printed.
type signalCtx struct {
	context.Context
	signals []os.Signal
}

func (c *signalCtx) String() string {
	name := fmt.Sprint(c.Context)
	text := "signal.NotifyContext(" + strings.TrimSuffix(name, ".WithCancel")
	if len(c.signals) > 0 {
		text += ", " + fmt.Sprint(c.signals)
	}
	return text + ")"
}

func NotifyContext(parent context.Context, signals ...os.Signal) (ctx context.Context, stop context.CancelFunc) {
	inner, cancel := context.WithCancelCause(parent)
	c := make(chan os.Signal, 1)
	Notify(c, signals...)
	if inner.Err() == nil {
		go func() {
			select {
			case s := <-c:
				cancel(errors.New(s.String() + " signal received"))
			case <-inner.Done():
			}
		}()
	}
	return &signalCtx{inner, signals}, func() {
		cancel(nil)
		Stop(c)
	}
}
