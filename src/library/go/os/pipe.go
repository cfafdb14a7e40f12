package os

import (
	"io"
	"sync"
	"syscall"
)

// pipeSize is how many bytes a pipe of Linux holds.
const pipeSize = 64 << 10

// pipe is what the ends of a pipe share.
type pipe struct {
	mu      sync.Mutex
	changed *sync.Cond
	bytes   []byte
	r, w    *File
}

// nextFd is the number of the next file.
var nextFd = 3

// Pipe connects two files. A reader waits for bytes or the writer's Close, a writer for room or the reader's.
func Pipe() (r *File, w *File, err error) {
	p := &pipe{}
	p.changed = sync.NewCond(&p.mu)
	p.r, p.w = &File{nextFd, "|0", p}, &File{nextFd + 1, "|1", p}
	nextFd += 2
	return p.r, p.w, nil
}

func (p *pipe) read(f *File, b []byte) (n int, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := f.check("read", p.r.fd); err != nil || len(b) == 0 {
		return 0, err
	}
	for len(p.bytes) == 0 && p.w.fd >= 0 {
		p.changed.Wait()
		if err := f.check("read", p.r.fd); err != nil {
			return 0, err
		}
	}
	if len(p.bytes) == 0 {
		return 0, io.EOF
	}
	n = copy(b, p.bytes)
	p.bytes = p.bytes[n:]
	p.changed.Broadcast()
	return n, nil
}

func (p *pipe) write(f *File, b []byte) (n int, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := f.check("write", p.w.fd); err != nil {
		return 0, err
	}
	for len(b) > 0 {
		for p.r.fd >= 0 && p.w.fd >= 0 && len(p.bytes) == pipeSize {
			p.changed.Wait()
		}
		if p.w.fd < 0 {
			return n, f.check("write")
		}
		if p.r.fd < 0 {
			return n, &PathError{Op: "write", Path: f.name, Err: syscall.EPIPE}
		}
		some := min(len(b), pipeSize-len(p.bytes))
		p.bytes = append(p.bytes, b[:some]...)
		b, n = b[some:], n+some
		p.changed.Broadcast()
	}
	return n, nil
}

func (p *pipe) close(*File) { p.changed.Broadcast() }
