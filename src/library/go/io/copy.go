package io

// WriteString writes s to w, by w's own WriteString if it has one.
func WriteString(w Writer, s string) (n int, err error) {
	if sw, ok := w.(StringWriter); ok {
		return sw.WriteString(s)
	}
	return w.Write([]byte(s))
}

// ReadAtLeast reads until buf has at least min bytes.
func ReadAtLeast(r Reader, buf []byte, min int) (n int, err error) {
	if len(buf) < min {
		return 0, ErrShortBuffer
	}
	for n < min && err == nil {
		var got int
		got, err = r.Read(buf[n:])
		n += got
	}
	if n >= min {
		return n, nil
	}
	if n > 0 && err == EOF {
		err = ErrUnexpectedEOF
	}
	return n, err
}

// ReadFull reads exactly len(buf) bytes.
func ReadFull(r Reader, buf []byte) (n int, err error) { return ReadAtLeast(r, buf, len(buf)) }

// ReadAll reads to the end; that is no error.
func ReadAll(r Reader) ([]byte, error) {
	all := make([]byte, 0, 512)
	for {
		n, err := r.Read(all[len(all):cap(all)])
		all = all[:len(all)+n]
		if err == EOF {
			return all, nil
		}
		if err != nil {
			return all, err
		}
		if len(all) == cap(all) {
			all = append(all, 0)[:len(all)]
		}
	}
}

// Copy copies from src to dst until the end, which is no error.
func Copy(dst Writer, src Reader) (written int64, err error) { return copyAll(dst, src, nil) }

// CopyBuffer is Copy through a buffer of the caller's.
func CopyBuffer(dst Writer, src Reader, buf []byte) (written int64, err error) {
	if buf != nil && len(buf) == 0 {
		panic("empty buffer in CopyBuffer")
	}
	return copyAll(dst, src, buf)
}

// CopyN copies n bytes; io.EOF says that there were fewer.
func CopyN(dst Writer, src Reader, n int64) (written int64, err error) {
	written, err = Copy(dst, LimitReader(src, n))
	if written == n {
		return n, nil
	}
	if err == nil {
		err = EOF
	}
	return written, err
}

func copyAll(dst Writer, src Reader, buf []byte) (written int64, err error) {
	if wt, ok := src.(WriterTo); ok {
		return wt.WriteTo(dst)
	}
	if rf, ok := dst.(ReaderFrom); ok {
		return rf.ReadFrom(src)
	}
	if buf == nil {
		size := 32 << 10
		if limited, ok := src.(*LimitedReader); ok && limited.N < int64(size) {
			size = int(max(limited.N, 1))
		}
		buf = make([]byte, size)
	}
	for {
		got, readErr := src.Read(buf)
		if got > 0 {
			put, writeErr := dst.Write(buf[:got])
			if put < 0 || put > got {
				put = 0
				if writeErr == nil {
					writeErr = errInvalidWrite
				}
			}
			written += int64(put)
			if writeErr != nil {
				return written, writeErr
			}
			if put != got {
				return written, ErrShortWrite
			}
		}
		if readErr == EOF {
			return written, nil
		}
		if readErr != nil {
			return written, readErr
		}
	}
}

// Discard takes all that is written and forgets it.
var Discard Writer = discard{}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }

func (discard) WriteString(s string) (int, error) { return len(s), nil }

func (discard) ReadFrom(r Reader) (n int64, err error) {
	buf := make([]byte, 8192)
	for {
		got, err := r.Read(buf)
		n += int64(got)
		if err == EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

// NopCloser gives r a Close that does nothing.
func NopCloser(r Reader) ReadCloser {
	if wt, ok := r.(WriterTo); ok {
		return nopCloserWriterTo{r, wt}
	}
	return nopCloser{r}
}

type nopCloser struct{ Reader }

func (nopCloser) Close() error { return nil }

type nopCloserWriterTo struct {
	Reader
	to WriterTo
}

func (nopCloserWriterTo) Close() error { return nil }

func (c nopCloserWriterTo) WriteTo(w Writer) (n int64, err error) { return c.to.WriteTo(w) }
