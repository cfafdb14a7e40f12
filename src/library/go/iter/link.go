package iter

// link joins the two sides of a pulled iteration, of which only one goes on at a time: the callers of next and stop, and
// the goroutine in which the sequence runs. Go's runtime has coroutines for that (runtime/coro.go); here each side has a
// channel on which it waits.
type link struct {
	turns    [2]chan struct{}
	side     int  // the one that goes on: 0 the callers', 1 the sequence's
	sequence int  // the goroutine of the sequence
	begun    bool // that has had its first turn
	over     bool // no value will come any more
	asked    bool // next waits for a value
	returned bool // the sequence came to its end
	cause    any  // what ended it instead
	racer    int  // written by each call of next and stop: two at once are a data race
}

// exited is the cause when runtime.Goexit ended the sequence's goroutine.
type exited struct{}

func newLink() *link {
	return &link{turns: [2]chan struct{}{make(chan struct{}, 1), make(chan struct{}, 1)}}
}

// cross lets the other side go on until that crosses back.
func (l *link) cross() {
	mine := l.side
	l.side = 1 - mine
	first := !l.begun
	l.begun = true
	l.turns[l.side] <- struct{}{}
	if first {
		startCoroutine(l.sequence)
	}
	<-l.turns[mine]
}

// finish books how the sequence ended.
func (l *link) finish(cause any) {
	if cause == nil && !l.returned {
		cause = exited{}
	}
	l.cause = cause
	l.over = true
}

// end lets the callers go on for good.
func (l *link) end() {
	l.side = 0
	l.turns[0] <- struct{}{}
}

// raise does to the caller what ended the sequence.
func (l *link) raise() {
	if _, is := l.cause.(exited); is {
		exit()
	}
	panic(l.cause)
}
