// Package iter names the types of functions that can be ranged over.
package iter

// Seq gives values to yield, one after the other, until yield returns false.
type Seq[V any] func(yield func(V) bool)

// Seq2 gives pairs of values to yield, one after the other, until yield returns false.
type Seq2[K, V any] func(yield func(K, V) bool)

// Pull turns seq around: next asks for the next value, stop ends the iteration.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	var (
		l     = newLink()
		value V
		ok    bool
	)
	values := func() {
		<-l.turns[1]
		defer l.end()
		if l.over {
			return
		}
		yield := func(v V) bool {
			if l.over {
				return false
			}
			if !l.asked {
				panic("iter.Pull: yield called again before next")
			}
			l.asked = false
			value, ok = v, true
			l.cross()
			return !l.over
		}
		defer func() { l.finish(recover()) }()
		seq(yield)
		var none V
		value, ok = none, false
		l.returned = true
	}
	l.sequence = newCoroutine(values)
	next = func() (v V, more bool) {
		l.racer = 0
		if l.over {
			return
		}
		if l.asked {
			panic("iter.Pull: next called again before yield")
		}
		l.asked = true
		l.cross()
		if l.cause != nil {
			l.raise()
		}
		return value, ok
	}
	stop = func() {
		l.racer = 0
		if l.over {
			return
		}
		l.over = true
		l.cross()
		if l.cause != nil {
			l.raise()
		}
	}
	return next, stop
}

// Pull2 turns seq around: next asks for the next pair, stop ends the iteration.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	var (
		l     = newLink()
		key   K
		value V
		ok    bool
	)
	pairs := func() {
		<-l.turns[1]
		defer l.end()
		if l.over {
			return
		}
		yield := func(k K, v V) bool {
			if l.over {
				return false
			}
			if !l.asked {
				panic("iter.Pull2: yield called again before next")
			}
			l.asked = false
			key, value, ok = k, v, true
			l.cross()
			return !l.over
		}
		defer func() { l.finish(recover()) }()
		seq(yield)
		var (
			noKey K
			none  V
		)
		key, value, ok = noKey, none, false
		l.returned = true
	}
	l.sequence = newCoroutine(pairs)
	next = func() (k K, v V, more bool) {
		l.racer = 0
		if l.over {
			return
		}
		if l.asked {
			panic("iter.Pull2: next called again before yield")
		}
		l.asked = true
		l.cross()
		if l.cause != nil {
			l.raise()
		}
		return key, value, ok
	}
	stop = func() {
		l.racer = 0
		if l.over {
			return
		}
		l.over = true
		l.cross()
		if l.cause != nil {
			l.raise()
		}
	}
	return next, stop
}
