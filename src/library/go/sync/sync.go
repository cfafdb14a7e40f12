// Locks, WaitGroup, Once, Cond and Pool; their natives are in native.go.
package sync

import (
	"sync/atomic"
	"unsafe"
)

type noCopy struct{}

func (*noCopy) Lock()   {}
func (*noCopy) Unlock() {}

type Locker interface {
	Lock()
	Unlock()
}

// mutex has the words of internal/sync.Mutex.
type mutex struct {
	state int32
	sema  uint32
}

type Mutex struct {
	_  noCopy
	mu mutex
}

type RWMutex struct {
	w           Mutex
	writerSem   uint32
	readerSem   uint32
	readerCount atomic.Int32
	readerWait  atomic.Int32
}

func (rw *RWMutex) RLocker() Locker { return (*rlocker)(rw) }

type rlocker RWMutex

func (r *rlocker) Lock()   { (*RWMutex)(r).RLock() }
func (r *rlocker) Unlock() { (*RWMutex)(r).RUnlock() }

type WaitGroup struct {
	noCopy noCopy
	state  atomic.Uint64
	sema   uint32
}

// Go lets a panic of f end the program without Done, so that Wait cannot return first.
func (wg *WaitGroup) Go(f func()) {
	wg.Add(1)
	go func() {
		defer func() {
			if x := recover(); x != nil {
				panic(x)
			}
			wg.Done()
		}()
		f()
	}()
}

type Once struct {
	_    noCopy
	done atomic.Bool
	m    Mutex
}

func (o *Once) Do(f func()) {
	if !o.done.Load() {
		o.doSlow(f)
	}
}

func (o *Once) doSlow(f func()) {
	o.m.Lock()
	defer o.m.Unlock()
	if !o.done.Load() {
		defer o.done.Store(true)
		f()
	}
}

// OnceFunc's, OnceValue's and OnceValues's functions run f once; each call panics with f's panic value if it panicked.
// They are three, as Go's are, so that tracebacks have the same frames.
func OnceFunc(f func()) func() {
	var once Once
	var valid bool
	var p any
	return func() {
		once.Do(func() {
			defer func() {
				f = nil
				p = recover()
				if !valid {
					panic(p)
				}
			}()
			f()
			valid = true
		})
		if !valid {
			panic(p)
		}
	}
}

func OnceValue[T any](f func() T) func() T {
	var once Once
	var valid bool
	var p any
	var r T
	return func() T {
		once.Do(func() {
			defer func() {
				f = nil
				p = recover()
				if !valid {
					panic(p)
				}
			}()
			r = f()
			valid = true
		})
		if !valid {
			panic(p)
		}
		return r
	}
}

func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	var once Once
	var valid bool
	var p any
	var r1 T1
	var r2 T2
	return func() (T1, T2) {
		once.Do(func() {
			defer func() {
				f = nil
				p = recover()
				if !valid {
					panic(p)
				}
			}()
			r1, r2 = f()
			valid = true
		})
		if !valid {
			panic(p)
		}
		return r1, r2
	}
}

// notifyList: wait is the next ticket, notify the next to be notified.
type notifyList struct {
	wait   uint32
	notify uint32
	_      [3]uintptr // Go's lock, head and tail
}

type Cond struct {
	noCopy  noCopy
	L       Locker
	notify  notifyList
	checker copyChecker
}

func NewCond(l Locker) *Cond { return &Cond{L: l} }

func (c *Cond) Wait() {
	c.checker.check()
	t := notifyListAdd(&c.notify)
	c.L.Unlock()
	notifyListWait(&c.notify, t)
	c.L.Lock()
}

func (c *Cond) Signal() {
	c.checker.check()
	notifyListNotifyOne(&c.notify)
}

func (c *Cond) Broadcast() {
	c.checker.check()
	notifyListNotifyAll(&c.notify)
}

// copyChecker holds its own address after the first use.
type copyChecker uintptr

func (c *copyChecker) check() {
	p := (*uintptr)(c)
	self := uintptr(unsafe.Pointer(c))
	if atomic.LoadUintptr(p) != self && !atomic.CompareAndSwapUintptr(p, 0, self) && atomic.LoadUintptr(p) != self {
		panic("sync.Cond is copied")
	}
}

// Pool keeps the first item put aside (private), the others on a stack, as one processor does. A collection that the
// program asks for moves all to victim, and drops what was there.
type Pool struct {
	noCopy  noCopy
	private *poolItem
	shared  *poolItem
	New     func() any
	victim  *poolItem
}

type poolItem struct {
	v    any
	next *poolItem
}

func (p *Pool) Put(x any) {
	if x != nil {
		if p == nil {
			panic("nil Pool")
		}
		poolPut(p, &poolItem{v: x})
	}
}

func (p *Pool) Get() any {
	if p == nil {
		panic("nil Pool")
	}
	if item := poolGet(p); item != nil {
		return item.v
	}
	if p.New != nil {
		return p.New()
	}
	return nil
}
