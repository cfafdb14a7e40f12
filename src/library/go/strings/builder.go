package strings

import "unicode/utf8"

// Builder makes a string out of pieces. Its zero value is empty; a Builder that has been written to must not be copied.
type Builder struct {
	self *Builder // where the Builder was first written to
	buf  []byte
}

func (b *Builder) claim() {
	if b.self == nil {
		b.self = b
	} else if b.self != b {
		panic("strings: illegal use of non-zero Builder copied by value")
	}
}

// String returns what has been written.
func (b *Builder) String() string { return string(b.buf) }

// Len returns the number of bytes written.
func (b *Builder) Len() int { return len(b.buf) }

// Cap returns how many bytes the Builder has room for, those written included.
func (b *Builder) Cap() int { return cap(b.buf) }

// Reset empties the Builder.
func (b *Builder) Reset() { b.self, b.buf = nil, nil }

// Grow makes room for n more bytes.
func (b *Builder) Grow(n int) {
	b.claim()
	if n < 0 {
		panic("strings.Builder.Grow: negative count")
	}
	if cap(b.buf)-len(b.buf) < n {
		larger := make([]byte, 2*cap(b.buf)+n)
		copy(larger, b.buf)
		// In Go the allocator's whole size class is the buffer's.
		b.buf = append([]byte(nil), larger...)[:len(b.buf)]
	}
}

// Write appends p; it never fails.
func (b *Builder) Write(p []byte) (int, error) {
	b.claim()
	b.buf = append(b.buf, p...)
	return len(p), nil
}

// WriteByte appends c; it never fails.
func (b *Builder) WriteByte(c byte) error {
	b.claim()
	b.buf = append(b.buf, c)
	return nil
}

// WriteRune appends r as UTF-8 and returns its width; it never fails.
func (b *Builder) WriteRune(r rune) (int, error) {
	b.claim()
	before := len(b.buf)
	b.buf = utf8.AppendRune(b.buf, r)
	return len(b.buf) - before, nil
}

// WriteString appends s; it never fails.
func (b *Builder) WriteString(s string) (int, error) {
	b.claim()
	b.buf = append(b.buf, s...)
	return len(s), nil
}
