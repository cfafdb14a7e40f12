package testing

import (
	"context"
	"fmt"
	"reflect"
	"time"
)

// F's seeds are the only inputs that Fuzz runs, as `go test` does without -fuzz.
type F struct {
	common
	called bool
	seeds  [][]any
}

func (f *F) Setenv(key, value string) { f.common.Setenv(key, value) }

func (f *F) Fail() {
	if f.inTarget {
		panic("testing: f.Fail was called inside the fuzz target, use t.Fail instead")
	}
	f.common.Fail()
}

func (f *F) Add(args ...any) {
	for i, arg := range args {
		if !fuzzable(reflect.TypeOf(arg)) {
			panic(fmt.Sprintf("testing: unsupported type to Add %v", reflect.TypeOf(args[i])))
		}
	}
	f.seeds = append(f.seeds, args)
}

func fuzzable(t reflect.Type) bool {
	if t == nil || t.PkgPath() != "" {
		return false
	}
	switch t.Kind() {
	case reflect.Slice:
		return t.Elem() == reflect.TypeFor[byte]()
	case reflect.Bool, reflect.String, reflect.Float32, reflect.Float64, reflect.Int, reflect.Int8, reflect.Int16,
		reflect.Int32, reflect.Int64, reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return true
	}
	return false
}

func (f *F) Fuzz(ff any) {
	if f.called {
		panic("testing: F.Fuzz called more than once")
	}
	f.called = true
	if f.failed {
		return
	}
	f.Helper()
	fn := reflect.ValueOf(ff)
	t := fn.Type()
	switch {
	case t.Kind() != reflect.Func:
		panic("testing: F.Fuzz must receive a function")
	case t.NumIn() < 2 || t.In(0) != reflect.TypeFor[*T]():
		panic("testing: fuzz target must receive at least two arguments, where the first argument is a *T")
	case t.NumOut() != 0:
		panic("testing: fuzz target must not return a value")
	}
	var types []reflect.Type
	for i := 1; i < t.NumIn(); i++ {
		if !fuzzable(t.In(i)) {
			panic(fmt.Sprintf("testing: unsupported type for fuzzing %v", t.In(i)))
		}
		types = append(types, t.In(i))
	}
	for _, seed := range f.seeds {
		if err := checkSeed(seed, types); err != nil {
			f.Fatal(err)
		}
	}
	for i, seed := range f.seeds {
		f.inTarget = true
		name := fmt.Sprintf("%s/seed#%d", f.name, i)
		f.start(name, 0, func(t *T) {
			args := []reflect.Value{reflect.ValueOf(t)}
			for _, arg := range seed {
				args = append(args, reflect.ValueOf(arg))
			}
			fn.Call(args)
		})
		f.inTarget = false
	}
}

func checkSeed(seed []any, types []reflect.Type) error {
	if len(seed) != len(types) {
		return fmt.Errorf("wrong number of values in corpus entry: %d, want %d", len(seed), len(types))
	}
	for i, arg := range seed {
		if reflect.TypeOf(arg) != types[i] {
			return fmt.Errorf("mismatched types in corpus entry: %v, want %v", seedTypes(seed), types)
		}
	}
	return nil
}

func seedTypes(seed []any) (types []reflect.Type) {
	for _, arg := range seed {
		types = append(types, reflect.TypeOf(arg))
	}
	return types
}

// startFuzz runs a fuzz test on its seeds; whether it has passed.
func (t *T) startFuzz(name string, fn func(*F)) bool {
	f := &F{common: common{name: name, level: 1, parent: &t.common, chatty: t.chatty, run: t.run,
		barrier: make(chan bool), signal: make(chan bool, 1)}}
	f.w, f.log = indented{&f.common}, &lines{c: &f.common}
	f.ctx, f.cancel = context.WithCancel(context.Background())
	if f.chatty != nil {
		f.chatty.update(f.name, "=== RUN   %s\n", f.name)
	}
	go fRunner(f, fn)
	<-f.signal
	return !f.Failed()
}

func fRunner(f *F, fn func(*F)) {
	defer func() {
		if f.Failed() {
			failures++
		}
		p := recover()
		if p == nil {
			if !f.finished && !f.skipped && !f.failed {
				p = errGoexit
			} else if !f.called && !f.skipped && !f.failed {
				f.Error("returned without calling F.Fuzz, F.Fail, or F.Skip")
			}
		}
		if p != nil {
			f.die(p)
		}
		f.duration += time.Since(f.started)
		if len(f.subs) > 0 {
			f.run.release()
			close(f.barrier)
			for _, sub := range f.subs {
				<-sub.signal
			}
			if p := f.recoverCleanups(); p != nil {
				f.die(p)
			}
		}
		f.report()
		f.set(&f.done)
		f.signal <- true
	}()
	defer func() {
		if len(f.subs) == 0 {
			f.runCleanups()
		}
	}()
	f.started = time.Now()
	fn(f)
	f.finished = true
}

