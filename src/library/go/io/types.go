// Package io has the interfaces of reading and writing, and what can be built of them.
package io

import "errors"

// Where a Seek starts to count.
const (
	SeekStart   = 0
	SeekCurrent = 1
	SeekEnd     = 2
)

var (
	// EOF is what Read returns at the end of the input.
	EOF = errors.New("EOF")
	// ErrUnexpectedEOF says that the input ended in the middle of something.
	ErrUnexpectedEOF = errors.New("unexpected EOF")
	// ErrShortWrite says that a write took less than it was given and told no error.
	ErrShortWrite = errors.New("short write")
	// ErrShortBuffer says that a read needed a longer buffer.
	ErrShortBuffer = errors.New("short buffer")
	// ErrNoProgress says that a Reader returned neither data nor an error too often.
	ErrNoProgress = errors.New("multiple Read calls return no data or error")
)

var (
	errInvalidWrite = errors.New("invalid write result")
	errWhence       = errors.New("Seek: invalid whence")
	errOffset       = errors.New("Seek: invalid offset")
)

// Reader reads up to len(p) bytes into p; the end is io.EOF.
type Reader interface {
	Read(p []byte) (n int, err error)
}

// Writer writes all of p, or tells an error.
type Writer interface {
	Write(p []byte) (n int, err error)
}

// Closer can be closed.
type Closer interface {
	Close() error
}

// Seeker can move the place of the next Read or Write.
type Seeker interface {
	Seek(offset int64, whence int) (int64, error)
}

// ReadWriter is Reader and Writer.
type ReadWriter interface {
	Reader
	Writer
}

// ReadCloser is Reader and Closer.
type ReadCloser interface {
	Reader
	Closer
}

// WriteCloser is Writer and Closer.
type WriteCloser interface {
	Writer
	Closer
}

// ReadWriteCloser is Reader, Writer and Closer.
type ReadWriteCloser interface {
	Reader
	Writer
	Closer
}

// ReadSeeker is Reader and Seeker.
type ReadSeeker interface {
	Reader
	Seeker
}

// ReadSeekCloser is Reader, Seeker and Closer.
type ReadSeekCloser interface {
	Reader
	Seeker
	Closer
}

// WriteSeeker is Writer and Seeker.
type WriteSeeker interface {
	Writer
	Seeker
}

// ReadWriteSeeker is Reader, Writer and Seeker.
type ReadWriteSeeker interface {
	Reader
	Writer
	Seeker
}

// ReaderFrom reads all that r has.
type ReaderFrom interface {
	ReadFrom(r Reader) (n int64, err error)
}

// WriterTo writes all that it has to w.
type WriterTo interface {
	WriteTo(w Writer) (n int64, err error)
}

// ReaderAt reads from a given offset.
type ReaderAt interface {
	ReadAt(p []byte, off int64) (n int, err error)
}

// WriterAt writes at a given offset.
type WriterAt interface {
	WriteAt(p []byte, off int64) (n int, err error)
}

// ByteReader reads one byte.
type ByteReader interface {
	ReadByte() (byte, error)
}

// ByteScanner is a ByteReader that can take the last byte back.
type ByteScanner interface {
	ByteReader
	UnreadByte() error
}

// ByteWriter writes one byte.
type ByteWriter interface {
	WriteByte(c byte) error
}

// RuneReader reads one rune.
type RuneReader interface {
	ReadRune() (r rune, size int, err error)
}

// RuneScanner is a RuneReader that can take the last rune back.
type RuneScanner interface {
	RuneReader
	UnreadRune() error
}

// StringWriter writes a string.
type StringWriter interface {
	WriteString(s string) (n int, err error)
}
