// Package pprof in outline: profiles are asked for and come out empty, since the lab measures nothing.
package pprof

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"sync"
)

var (
	mu       sync.Mutex
	profiles = map[string]*Profile{}
)

func init() {
	for _, name := range []string{"allocs", "block", "goroutine", "heap", "mutex", "threadcreate"} {
		profiles[name] = &Profile{name: name}
	}
}

type Profile struct {
	name string
	mu   sync.Mutex
	held map[any]bool
}

func NewProfile(name string) *Profile {
	mu.Lock()
	defer mu.Unlock()
	if name == "" {
		panic("pprof: NewProfile with empty name")
	}
	if profiles[name] != nil {
		panic("pprof: NewProfile name already in use: " + name)
	}
	profiles[name] = &Profile{name: name, held: map[any]bool{}}
	return profiles[name]
}

func Lookup(name string) *Profile {
	mu.Lock()
	defer mu.Unlock()
	return profiles[name]
}

func Profiles() []*Profile {
	mu.Lock()
	defer mu.Unlock()
	var list []*Profile
	for _, p := range profiles {
		list = append(list, p)
	}
	return list
}

func (p *Profile) Name() string { return p.name }

func (p *Profile) Add(value any, skip int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.held[value] {
		panic("pprof: Profile.Add of duplicate value")
	}
	p.held[value] = true
}

func (p *Profile) Remove(value any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.held, value)
}

func (p *Profile) Count() int {
	if p.name == "goroutine" {
		return runtime.NumGoroutine()
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.held)
}

// WriteTo writes the goroutines' stacks for debug 2, else the head of a profile.
func (p *Profile) WriteTo(w io.Writer, debug int) error {
	if p.name == "goroutine" && debug >= 2 {
		buf := make([]byte, 1<<16)
		_, err := w.Write(buf[:runtime.Stack(buf, true)])
		return err
	}
	_, err := fmt.Fprintf(w, "%s profile: total %d\n", p.name, p.Count())
	return err
}

func StartCPUProfile(w io.Writer) error  { return nil }
func StopCPUProfile()                    {}
func WriteHeapProfile(w io.Writer) error { return nil }

// LabelSet is key and value, in pairs.
type LabelSet struct{ list []string }

type labelsKey struct{}

func Labels(args ...string) LabelSet {
	if len(args)%2 != 0 {
		panic("uneven number of arguments to pprof.Labels")
	}
	return LabelSet{args}
}

func WithLabels(ctx context.Context, labels LabelSet) context.Context {
	merged := map[string]string{}
	ForLabels(ctx, func(key, value string) bool { merged[key] = value; return true })
	for i := 0; i < len(labels.list); i += 2 {
		merged[labels.list[i]] = labels.list[i+1]
	}
	return context.WithValue(ctx, labelsKey{}, merged)
}

func Label(ctx context.Context, key string) (string, bool) {
	set, _ := ctx.Value(labelsKey{}).(map[string]string)
	value, ok := set[key]
	return value, ok
}

func ForLabels(ctx context.Context, f func(key, value string) bool) {
	set, _ := ctx.Value(labelsKey{}).(map[string]string)
	for key, value := range set {
		if !f(key, value) {
			return
		}
	}
}

func SetGoroutineLabels(ctx context.Context) {}

func Do(ctx context.Context, labels LabelSet, f func(context.Context)) { f(WithLabels(ctx, labels)) }
