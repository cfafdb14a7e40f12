package io

import (
	"errors"
	"sync"
)

// ErrClosedPipe says that a pipe was closed on the side that is used.
var ErrClosedPipe = errors.New("io: read/write on closed pipe")

// firstError keeps the first error it is given.
type firstError struct {
	mu  sync.Mutex
	err error
}

func (f *firstError) store(err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.err == nil {
		f.err = err
	}
}

func (f *firstError) load() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.err
}

// pipe hands each write to readers, without a buffer between them.
type pipe struct {
	writing  sync.Mutex  // one Write at a time
	data     chan []byte // from writer to reader
	taken    chan int    // how much of it the reader took
	once     sync.Once   // closes done
	done     chan struct{}
	readErr  firstError // told to writers
	writeErr firstError // told to readers
}

// PipeReader is the reading half of a pipe.
type PipeReader struct{ pipe }

// PipeWriter is the writing half of a pipe.
type PipeWriter struct{ r PipeReader }

// Pipe returns a pipe in memory: every Write waits until its bytes have been read or the reader is closed.
func Pipe() (*PipeReader, *PipeWriter) {
	w := &PipeWriter{r: PipeReader{pipe{
		data:  make(chan []byte),
		taken: make(chan int),
		done:  make(chan struct{}),
	}}}
	return &w.r, w
}

func (p *pipe) closed() bool {
	select {
	case <-p.done:
		return true
	default:
		return false
	}
}

func (p *pipe) shut() { p.once.Do(func() { close(p.done) }) }

func (p *pipe) read(b []byte) (n int, err error) {
	if p.closed() {
		return 0, p.errorForReader()
	}
	select {
	case data := <-p.data:
		n = copy(b, data)
		p.taken <- n
		return n, nil
	case <-p.done:
		return 0, p.errorForReader()
	}
}

func (p *pipe) write(b []byte) (n int, err error) {
	if p.closed() {
		return 0, p.errorForWriter()
	}
	p.writing.Lock()
	defer p.writing.Unlock()
	for first := true; first || len(b) > 0; first = false {
		select {
		case p.data <- b:
			taken := <-p.taken
			b = b[taken:]
			n += taken
		case <-p.done:
			return n, p.errorForWriter()
		}
	}
	return n, nil
}

func (p *pipe) errorForReader() error {
	readErr := p.readErr.load()
	if err := p.writeErr.load(); readErr == nil && err != nil {
		return err
	}
	return ErrClosedPipe
}

func (p *pipe) errorForWriter() error {
	writeErr := p.writeErr.load()
	if err := p.readErr.load(); writeErr == nil && err != nil {
		return err
	}
	return ErrClosedPipe
}

// Read waits for a Write or for the writer to be closed.
func (r *PipeReader) Read(data []byte) (n int, err error) { return r.pipe.read(data) }

// Close makes Writes fail with ErrClosedPipe.
func (r *PipeReader) Close() error { return r.CloseWithError(nil) }

// CloseWithError makes Writes fail with err.
func (r *PipeReader) CloseWithError(err error) error {
	if err == nil {
		err = ErrClosedPipe
	}
	r.readErr.store(err)
	r.shut()
	return nil
}

// Write waits until all of data has been read or the reader is closed.
func (w *PipeWriter) Write(data []byte) (n int, err error) { return w.r.pipe.write(data) }

// Close makes Reads end with io.EOF.
func (w *PipeWriter) Close() error { return w.CloseWithError(nil) }

// CloseWithError makes Reads end with err, or with io.EOF if it is nil.
func (w *PipeWriter) CloseWithError(err error) error {
	if err == nil {
		err = EOF
	}
	w.r.writeErr.store(err)
	w.r.shut()
	return nil
}
