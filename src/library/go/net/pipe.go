package net

import (
	"io"
	"os"
	"sync"
	"time"
)

// deadline is a channel that closes when the time has come.
type deadline struct {
	mu     sync.Mutex
	timer  *time.Timer
	passed chan struct{}
}

func (d *deadline) set(t time.Time) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.timer != nil && !d.timer.Stop() {
		<-d.passed
	}
	d.timer = nil
	closed := isClosed(d.passed)
	if closed && (t.IsZero() || time.Until(t) > 0) {
		d.passed = make(chan struct{})
	}
	switch left := time.Until(t); {
	case t.IsZero():
	case left > 0:
		c := d.passed
		d.timer = time.AfterFunc(left, func() { close(c) })
	case !closed:
		close(d.passed)
	}
}

func (d *deadline) wait() chan struct{} {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.passed
}

func isClosed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

type pipeAddr struct{}

func (pipeAddr) Network() string { return "pipe" }
func (pipeAddr) String() string  { return "pipe" }

// pipe is one end: a write hands its bytes to reads, which answer how many they took.
type pipe struct {
	writing               sync.Mutex
	in                    <-chan []byte
	taken                 chan<- int
	out                   chan<- []byte
	accepted              <-chan int
	once                  sync.Once
	closed                chan struct{}
	peer                  <-chan struct{}
	readUntil, writeUntil deadline
}

// Pipe is a connection in memory, both ends of it.
func Pipe() (Conn, Conn) {
	there, back := make(chan []byte), make(chan []byte)
	thereN, backN := make(chan int), make(chan int)
	a := &pipe{in: back, taken: backN, out: there, accepted: thereN, closed: make(chan struct{})}
	b := &pipe{in: there, taken: thereN, out: back, accepted: backN, closed: make(chan struct{})}
	a.peer, b.peer = b.closed, a.closed
	for _, p := range []*pipe{a, b} {
		p.readUntil.passed, p.writeUntil.passed = make(chan struct{}), make(chan struct{})
	}
	return a, b
}

func (*pipe) LocalAddr() Addr  { return pipeAddr{} }
func (*pipe) RemoteAddr() Addr { return pipeAddr{} }

func wrap(op string, err error) error {
	if err == nil || err == io.EOF || err == io.ErrClosedPipe {
		return err
	}
	return &OpError{Op: op, Net: "pipe", Err: err}
}

func (p *pipe) Read(b []byte) (int, error) {
	switch {
	case isClosed(p.closed):
		return 0, io.ErrClosedPipe
	case isClosed(p.peer):
		return 0, io.EOF
	case isClosed(p.readUntil.wait()):
		return 0, wrap("read", os.ErrDeadlineExceeded)
	}
	select {
	case from := <-p.in:
		n := copy(b, from)
		p.taken <- n
		return n, nil
	case <-p.closed:
		return 0, io.ErrClosedPipe
	case <-p.peer:
		return 0, io.EOF
	case <-p.readUntil.wait():
		return 0, wrap("read", os.ErrDeadlineExceeded)
	}
}

func (p *pipe) Write(b []byte) (n int, err error) {
	switch {
	case isClosed(p.closed), isClosed(p.peer):
		return 0, io.ErrClosedPipe
	case isClosed(p.writeUntil.wait()):
		return 0, wrap("write", os.ErrDeadlineExceeded)
	}
	p.writing.Lock()
	defer p.writing.Unlock()
	for once := true; once || len(b) > 0; once = false {
		select {
		case p.out <- b:
			took := <-p.accepted
			b = b[took:]
			n += took
		case <-p.closed:
			return n, io.ErrClosedPipe
		case <-p.peer:
			return n, io.ErrClosedPipe
		case <-p.writeUntil.wait():
			return n, wrap("write", os.ErrDeadlineExceeded)
		}
	}
	return n, nil
}

func (p *pipe) Close() error {
	p.once.Do(func() { close(p.closed) })
	return nil
}

func (p *pipe) setDeadlines(t time.Time, list ...*deadline) error {
	if isClosed(p.closed) || isClosed(p.peer) {
		return io.ErrClosedPipe
	}
	for _, d := range list {
		d.set(t)
	}
	return nil
}

func (p *pipe) SetDeadline(t time.Time) error      { return p.setDeadlines(t, &p.readUntil, &p.writeUntil) }
func (p *pipe) SetReadDeadline(t time.Time) error  { return p.setDeadlines(t, &p.readUntil) }
func (p *pipe) SetWriteDeadline(t time.Time) error { return p.setDeadlines(t, &p.writeUntil) }
