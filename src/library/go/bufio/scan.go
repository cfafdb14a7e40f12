package bufio

import (
	"bytes"
	"errors"
	"io"
	"unicode"
	"unicode/utf8"
)

// Scanner reads tokens, such as lines, one after the other.
type Scanner struct {
	source   io.Reader
	split    SplitFunc
	longest  int
	token    []byte
	buf      []byte
	start    int // buf[start:end] has not been split
	end      int
	err      error
	empties  int // empty tokens in a row that did not advance
	scanning bool
	done     bool
}

// SplitFunc finds the next token in data: how far to advance, and the token, or nil for more data.
type SplitFunc func(data []byte, atEOF bool) (advance int, token []byte, err error)

var (
	ErrTooLong         = errors.New("bufio.Scanner: token too long")
	ErrNegativeAdvance = errors.New("bufio.Scanner: SplitFunc returns negative advance count")
	ErrAdvanceTooFar   = errors.New("bufio.Scanner: SplitFunc returns advance count beyond input")
	ErrBadReadCount    = errors.New("bufio.Scanner: Read returned impossible count")
)

// ErrFinalToken from a SplitFunc says that the token is the last one; with a nil token there is none.
var ErrFinalToken = errors.New("final token")

const (
	// MaxScanTokenSize is the longest token, unless Buffer says otherwise.
	MaxScanTokenSize = 64 * 1024
	startSize        = 4096
)

// NewScanner returns a Scanner of the lines of r.
func NewScanner(r io.Reader) *Scanner {
	return &Scanner{source: r, split: ScanLines, longest: MaxScanTokenSize}
}

// Err returns the first error that was not io.EOF.
func (s *Scanner) Err() error {
	if s.err == io.EOF {
		return nil
	}
	return s.err
}

// Bytes returns the token; the next Scan may overwrite it.
func (s *Scanner) Bytes() []byte { return s.token }

// Text returns the token.
func (s *Scanner) Text() string { return string(s.token) }

// Buffer sets the first buffer and the length of the longest token; it must come before Scan.
func (s *Scanner) Buffer(buf []byte, max int) {
	if s.scanning {
		panic("Buffer called after Scan")
	}
	s.buf = buf[:cap(buf)]
	s.longest = max
}

// Split sets the way to split; it must come before Scan.
func (s *Scanner) Split(split SplitFunc) {
	if s.scanning {
		panic("Split called after Scan")
	}
	s.split = split
}

// Scan goes to the next token; false at the end or at an error.
func (s *Scanner) Scan() bool {
	s.scanning = true
	for !s.done {
		if s.end > s.start || s.err != nil {
			advance, token, err := s.split(s.buf[s.start:s.end], s.err != nil)
			if err == ErrFinalToken {
				s.token, s.done = token, true
				return token != nil
			}
			if err != nil {
				return s.stop(err)
			}
			if advance < 0 {
				return s.stop(ErrNegativeAdvance)
			}
			if advance > s.end-s.start {
				return s.stop(ErrAdvanceTooFar)
			}
			s.start += advance
			if s.token = token; token != nil {
				if s.err == nil || advance > 0 {
					s.empties = 0
				} else if s.empties++; s.empties > emptyReadsLimit {
					panic("bufio.Scan: too many empty tokens without progressing")
				}
				return true
			}
			if advance > 0 && s.end > s.start {
				continue
			}
		}
		if s.err != nil {
			s.start, s.end, s.token = 0, 0, nil
			return false
		}
		if !s.room() {
			return s.stop(ErrTooLong)
		}
		s.read()
	}
	s.token = nil
	return false
}

// stop ends the scan with an error.
func (s *Scanner) stop(err error) bool {
	if s.err == nil || s.err == io.EOF {
		s.err = err
	}
	s.token, s.done = nil, true
	if err == ErrTooLong || err == ErrNegativeAdvance || err == ErrAdvanceTooFar {
		s.start, s.end = 0, 0
	}
	return false
}

// room makes room in the buffer; false if the token is too long.
func (s *Scanner) room() bool {
	if s.start > 0 && (s.end == len(s.buf) || s.start > len(s.buf)/2) {
		copy(s.buf, s.buf[s.start:s.end])
		s.end -= s.start
		s.start = 0
	}
	if s.end < len(s.buf) {
		return true
	}
	if len(s.buf) >= s.longest || len(s.buf) > int(^uint(0)>>1)/2 {
		return false
	}
	size := 2 * len(s.buf)
	if size == 0 {
		size = startSize
	}
	larger := make([]byte, min(size, s.longest))
	copy(larger, s.buf[s.start:s.end])
	s.buf = larger
	s.end -= s.start
	s.start = 0
	return true
}

func (s *Scanner) read() {
	for tries := 0; ; {
		n, err := s.source.Read(s.buf[s.end:len(s.buf)])
		if n < 0 || len(s.buf)-s.end < n {
			s.setErr(ErrBadReadCount)
			return
		}
		s.end += n
		if err != nil {
			s.setErr(err)
			return
		}
		if n > 0 {
			s.empties = 0
			return
		}
		if tries++; tries > emptyReadsLimit {
			s.setErr(io.ErrNoProgress)
			return
		}
	}
}

func (s *Scanner) setErr(err error) {
	if s.err == nil || s.err == io.EOF {
		s.err = err
	}
}

// ScanBytes splits into bytes.
func ScanBytes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 {
		return 0, nil, nil
	}
	return 1, data[:1], nil
}

// ScanRunes splits into runes; a byte that is not UTF-8 becomes U+FFFD.
func ScanRunes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 || !atEOF && !utf8.FullRune(data) {
		return 0, nil, nil
	}
	r, size := utf8.DecodeRune(data)
	if r == utf8.RuneError && size == 1 {
		return 1, []byte("\uFFFD"), nil
	}
	return size, data[:size], nil
}

// ScanLines splits into lines without their ends, \n or \r\n; the last may lack one.
func ScanLines(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return i + 1, withoutReturn(data[:i]), nil
	}
	if atEOF && len(data) > 0 {
		return len(data), withoutReturn(data), nil
	}
	return 0, nil, nil
}

func withoutReturn(line []byte) []byte {
	if n := len(line); n > 0 && line[n-1] == '\r' {
		return line[:n-1]
	}
	return line
}

// ScanWords splits into words, which white space separates.
func ScanWords(data []byte, atEOF bool) (advance int, token []byte, err error) {
	start := -1
	for i := 0; i < len(data); {
		r, size := rune(data[i]), 1
		if r >= utf8.RuneSelf {
			if !atEOF && !utf8.FullRune(data[i:]) {
				break
			}
			r, size = utf8.DecodeRune(data[i:])
		}
		if !unicode.IsSpace(r) {
			if start < 0 {
				start = i
			}
		} else if start >= 0 {
			return i + size, data[start:i], nil
		}
		i += size
	}
	if start < 0 {
		start = len(data)
		if !atEOF {
			return start, nil, nil
		}
	}
	if atEOF && len(data) > start {
		return len(data), data[start:], nil
	}
	return start, nil, nil
}
