package bytes

import (
	"errors"
	"io"
	"unicode/utf8"
)

// MinRead is the least room that ReadFrom offers to a Read.
const MinRead = 512

// ErrTooLarge is the panic of a Buffer that cannot grow any more.
var ErrTooLarge = errors.New("bytes.Buffer: too large")

var errNegativeRead = errors.New("bytes.Buffer: reader returned negative count from Read")

// readKind says what the last operation read, which decides what can be unread.
type readKind int8

const (
	readNothing readKind = 0
	readBytes   readKind = -1 // positive: a rune of that width
)

// Buffer is bytes that are written at the end and read from the start. Its zero value is empty.
type Buffer struct {
	buf  []byte
	off  int // what is before it has been read
	last readKind
}

// NewBuffer returns a Buffer that holds buf and takes it over.
func NewBuffer(buf []byte) *Buffer { return &Buffer{buf: buf} }

// NewBufferString returns a Buffer that holds s.
func NewBufferString(s string) *Buffer { return &Buffer{buf: []byte(s)} }

// Bytes returns what has not been read; it is valid until the next change.
func (b *Buffer) Bytes() []byte { return b.buf[b.off:] }

// AvailableBuffer returns an empty slice over the free room, to append to and then Write.
func (b *Buffer) AvailableBuffer() []byte { return b.buf[len(b.buf):] }

// String returns what has not been read, "<nil>" for a nil Buffer.
func (b *Buffer) String() string {
	if b == nil {
		return "<nil>"
	}
	return string(b.buf[b.off:])
}

// Peek returns the next n bytes without reading them, with io.EOF if there are fewer.
func (b *Buffer) Peek(n int) ([]byte, error) {
	if b.Len() < n {
		return b.buf[b.off:], io.EOF
	}
	return b.buf[b.off : b.off+n], nil
}

// Len returns how many bytes have not been read.
func (b *Buffer) Len() int { return len(b.buf) - b.off }

// Cap returns how many bytes the Buffer has room for.
func (b *Buffer) Cap() int { return cap(b.buf) }

// Available returns how many bytes can be written without growing.
func (b *Buffer) Available() int { return cap(b.buf) - len(b.buf) }

// Truncate keeps only the first n bytes of what has not been read.
func (b *Buffer) Truncate(n int) {
	if n == 0 {
		b.Reset()
		return
	}
	b.last = readNothing
	if n < 0 || n > b.Len() {
		panic("bytes.Buffer: truncation out of range")
	}
	b.buf = b.buf[:b.off+n]
}

// Reset empties the Buffer and keeps its room.
func (b *Buffer) Reset() {
	b.buf = b.buf[:0]
	b.off, b.last = 0, readNothing
}

// Grow makes room for n more bytes.
func (b *Buffer) Grow(n int) {
	if n < 0 {
		panic("bytes.Buffer.Grow: negative count")
	}
	b.reserve(n)
}

// reserve makes room for n bytes behind the end; what has been read gives way first.
func (b *Buffer) reserve(n int) {
	if b.off > 0 && b.off == len(b.buf) {
		b.Reset()
	}
	if cap(b.buf)-len(b.buf) >= n {
		return
	}
	unread := b.Len()
	if n <= cap(b.buf)/2-unread {
		copy(b.buf, b.buf[b.off:])
	} else {
		const largest = int(^uint(0) >> 1)
		if cap(b.buf) > largest-cap(b.buf)-n {
			panic(ErrTooLarge)
		}
		if b.buf == nil && n <= 64 {
			b.buf = make([]byte, 0, 64)
		} else {
			b.buf = enlarged(b.buf[b.off:], b.off+n)
		}
	}
	b.buf, b.off = b.buf[:unread], 0
}

// enlarged is a copy of what is unread in an array with room for n more bytes, at least twice as large.
func enlarged(unread []byte, n int) []byte {
	defer func() {
		if recover() != nil {
			panic(ErrTooLarge)
		}
	}()
	size := max(len(unread)+n, 2*cap(unread))
	larger := append([]byte(nil), make([]byte, size)...)
	copy(larger, unread)
	return larger
}

// prepare empties a Buffer that has been read to its end before something is written.
func (b *Buffer) prepare() {
	b.last = readNothing
	if b.off > 0 && b.off == len(b.buf) {
		b.Reset()
	}
}

// Write appends p; it never fails.
func (b *Buffer) Write(p []byte) (n int, err error) {
	b.prepare()
	b.reserve(len(p))
	b.buf = append(b.buf, p...)
	return len(p), nil
}

// WriteString appends s; it never fails.
func (b *Buffer) WriteString(s string) (n int, err error) {
	b.prepare()
	b.reserve(len(s))
	b.buf = append(b.buf, s...)
	return len(s), nil
}

// WriteByte appends c; it never fails.
func (b *Buffer) WriteByte(c byte) error {
	b.prepare()
	b.reserve(1)
	b.buf = append(b.buf, c)
	return nil
}

// WriteRune appends r as UTF-8 and returns its width; it never fails.
func (b *Buffer) WriteRune(r rune) (n int, err error) {
	b.prepare()
	b.reserve(utf8.UTFMax)
	before := len(b.buf)
	b.buf = utf8.AppendRune(b.buf, r)
	return len(b.buf) - before, nil
}

// ReadFrom appends all that r has; the end of r is no error.
func (b *Buffer) ReadFrom(r io.Reader) (n int64, err error) {
	b.prepare()
	for {
		b.reserve(MinRead)
		got, err := r.Read(b.buf[len(b.buf):cap(b.buf)])
		if got < 0 {
			panic(errNegativeRead)
		}
		b.buf = b.buf[:len(b.buf)+got]
		n += int64(got)
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

// WriteTo writes what has not been read to w.
func (b *Buffer) WriteTo(w io.Writer) (n int64, err error) {
	b.last = readNothing
	unread := b.Len()
	if unread > 0 {
		written, err := w.Write(b.buf[b.off:])
		if written > unread {
			panic("bytes.Buffer.WriteTo: invalid Write count")
		}
		b.off += written
		if err != nil {
			return int64(written), err
		}
		if written != unread {
			return int64(written), io.ErrShortWrite
		}
	}
	b.Reset()
	return int64(unread), nil
}

// Read fills p as far as the Buffer goes.
func (b *Buffer) Read(p []byte) (n int, err error) {
	b.last = readNothing
	if b.off >= len(b.buf) {
		b.Reset()
		if len(p) == 0 {
			return 0, nil
		}
		return 0, io.EOF
	}
	n = copy(p, b.buf[b.off:])
	b.off += n
	if n > 0 {
		b.last = readBytes
	}
	return n, nil
}

// Next reads up to n bytes and returns them in the Buffer's own memory.
func (b *Buffer) Next(n int) []byte {
	b.last = readNothing
	n = min(n, b.Len())
	next := b.buf[b.off : b.off+n]
	b.off += n
	if n > 0 {
		b.last = readBytes
	}
	return next
}

// ReadByte reads one byte.
func (b *Buffer) ReadByte() (byte, error) {
	if b.off >= len(b.buf) {
		b.Reset()
		return 0, io.EOF
	}
	b.off++
	b.last = readBytes
	return b.buf[b.off-1], nil
}

// ReadRune reads one rune and tells its width.
func (b *Buffer) ReadRune() (r rune, size int, err error) {
	if b.off >= len(b.buf) {
		b.Reset()
		return 0, 0, io.EOF
	}
	r, size = utf8.DecodeRune(b.buf[b.off:])
	b.off += size
	b.last = readKind(size)
	return r, size, nil
}

// UnreadRune takes back the rune that the last operation read.
func (b *Buffer) UnreadRune() error {
	if b.last <= readNothing {
		return errors.New("bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune")
	}
	b.off -= int(b.last)
	b.last = readNothing
	return nil
}

// UnreadByte takes back the last byte that the last operation read.
func (b *Buffer) UnreadByte() error {
	if b.last == readNothing {
		return errors.New("bytes.Buffer: UnreadByte: previous operation was not a successful read")
	}
	b.last = readNothing
	b.off--
	return nil
}

// ReadBytes reads up to and with the first delim; the copy lacks it only together with io.EOF.
func (b *Buffer) ReadBytes(delim byte) (line []byte, err error) {
	taken, err := b.readUntil(delim)
	return append(line, taken...), err
}

// ReadString is ReadBytes for a string.
func (b *Buffer) ReadString(delim byte) (line string, err error) {
	taken, err := b.readUntil(delim)
	return string(taken), err
}

func (b *Buffer) readUntil(delim byte) (taken []byte, err error) {
	end := len(b.buf)
	if at := IndexByte(b.buf[b.off:], delim); at >= 0 {
		end = b.off + at + 1
	} else {
		err = io.EOF
	}
	taken = b.buf[b.off:end]
	b.off = end
	b.last = readBytes
	return taken, err
}
