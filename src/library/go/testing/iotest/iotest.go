// Package iotest: readers and writers that are difficult on purpose.
package iotest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log"
)

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

func OneByteReader(r io.Reader) io.Reader {
	return readerFunc(func(p []byte) (int, error) { return r.Read(p[:min(1, len(p))]) })
}

func HalfReader(r io.Reader) io.Reader {
	return readerFunc(func(p []byte) (int, error) { return r.Read(p[:(len(p)+1)/2]) })
}

func ErrReader(err error) io.Reader {
	return readerFunc(func([]byte) (int, error) { return 0, err })
}

var ErrTimeout = errors.New("timeout")

// TimeoutReader fails in the second read that has data, once.
func TimeoutReader(r io.Reader) io.Reader {
	reads := 0
	return readerFunc(func(p []byte) (int, error) {
		if reads++; reads == 2 {
			return 0, ErrTimeout
		}
		return r.Read(p)
	})
}

// DataErrReader returns the last error together with the last data.
func DataErrReader(r io.Reader) io.Reader {
	ahead := make([]byte, 1024)
	var unread []byte
	var err error
	return readerFunc(func(p []byte) (n int, _ error) {
		for {
			if len(unread) == 0 && err == nil {
				var got int
				got, err = r.Read(ahead)
				unread = ahead[:got]
			}
			if n > 0 || err != nil && len(unread) == 0 {
				if len(unread) == 0 && err != nil {
					return n, err
				}
				return n, nil
			}
			n = copy(p, unread)
			unread = unread[n:]
		}
	})
}

func TruncateWriter(w io.Writer, n int64) io.Writer {
	return writerFunc(func(p []byte) (int, error) {
		part := p[:min(int64(len(p)), n)]
		if len(part) > 0 {
			k, err := w.Write(part)
			if n -= int64(k); err != nil {
				return k, err
			}
		}
		return len(p), nil
	})
}

func NewReadLogger(prefix string, r io.Reader) io.Reader {
	return readerFunc(func(p []byte) (int, error) {
		n, err := r.Read(p)
		if err != nil {
			log.Printf("%s %x: %v", prefix, p[:n], err)
		} else {
			log.Printf("%s %x", prefix, p[:n])
		}
		return n, err
	})
}

func NewWriteLogger(prefix string, w io.Writer) io.Writer {
	return writerFunc(func(p []byte) (int, error) {
		n, err := w.Write(p)
		if err != nil {
			log.Printf("%s %x: %v", prefix, p[:n], err)
		} else {
			log.Printf("%s %x", prefix, p[:n])
		}
		return n, err
	})
}

// TestReader reads all of r, which must be content.
func TestReader(r io.Reader, content []byte) error {
	data, err := io.ReadAll(OneByteReader(r))
	if err != nil {
		return err
	}
	if !bytes.Equal(data, content) {
		return fmt.Errorf("ReadAll(small amounts) = %q\n\twant %q", data, content)
	}
	if n, err := r.Read(make([]byte, 10)); n != 0 || err != io.EOF {
		return fmt.Errorf("Read(10) at EOF = %v, %v, want 0, EOF", n, err)
	}
	return nil
}
