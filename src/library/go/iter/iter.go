// Package iter names the types of functions that can be ranged over.
package iter

// Seq gives values to yield, one after the other, until yield returns false.
type Seq[V any] func(yield func(V) bool)

// Seq2 gives pairs of values to yield, one after the other, until yield returns false.
type Seq2[K, V any] func(yield func(K, V) bool)

// Pull turns seq around: next asks for the next value, stop ends the iteration.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	next2, stop := pull("iter.Pull", func(yield func(V, struct{}) bool) {
		seq(func(v V) bool { return yield(v, struct{}{}) })
	})
	return func() (V, bool) {
		v, _, ok := next2()
		return v, ok
	}, stop
}

// Pull2 turns seq around: next asks for the next pair, stop ends the iteration.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	return pull("iter.Pull2", seq)
}

// answer is what the iteration gives back: a pair, or its end.
type answer[K, V any] struct {
	key      K
	value    V
	ok       bool
	panicked bool
	cause    any
	exited   bool
}

// pull runs seq in a goroutine of its own that works only while next or stop wait for it.
func pull[K, V any](name string, seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	var (
		asked    chan bool // true for next, false for stop
		answers  chan answer[K, V]
		started  bool
		done     bool
		yielding bool
	)
	run := func() {
		last := answer[K, V]{exited: true}
		defer func() {
			if last.exited {
				if cause := recover(); cause != nil {
					last = answer[K, V]{panicked: true, cause: cause}
				}
			}
			done = true
			answers <- last
		}()
		seq(func(k K, v V) bool {
			if done {
				return false
			}
			if !yielding {
				panic(name + ": yield called again before next")
			}
			yielding = false
			answers <- answer[K, V]{key: k, value: v, ok: true}
			return <-asked
		})
		last = answer[K, V]{}
	}
	resume := func(wanted bool) answer[K, V] {
		if !started {
			started = true
			asked, answers = make(chan bool), make(chan answer[K, V])
			go run()
		} else {
			asked <- wanted
		}
		got := <-answers
		yielding = false
		if got.panicked {
			panic(got.cause)
		}
		if got.exited {
			exit()
		}
		return got
	}
	next = func() (K, V, bool) {
		if yielding {
			panic(name + ": next called again before yield")
		}
		if done {
			var none answer[K, V]
			return none.key, none.value, false
		}
		yielding = true
		got := resume(true)
		return got.key, got.value, got.ok
	}
	stop = func() {
		if done {
			return
		}
		done = true
		if started {
			resume(false)
		}
	}
	return next, stop
}
