package fmt

import (
	"errors"
	"io"
	"unicode"
	"unicode/utf8"
)

const (
	endOfInput = -1
	noLimit    = 1 << 30
)

// scan is one call of the Scan family.
type scan struct {
	in             io.RuneScanner
	token          []byte
	read           int // runes read
	atEnd          bool
	newlineIsSpace bool
	newlineEnds    bool
	until          int // read may not pass this
	width          int
}

// scanFailure is the panic that ends a scan.
type scanFailure struct{ err error }

func newScan(r io.Reader) *scan {
	in, ok := r.(io.RuneScanner)
	if !ok {
		in = &runeByRune{in: r}
	}
	return &scan{in: in, until: noLimit, width: noLimit}
}

func (s *scan) fail(err error) { panic(scanFailure{err}) }

func (s *scan) failText(text string) { panic(scanFailure{errors.New(text)}) }

// rescue turns the panic that ended a scan into its error.
func rescue(cause any, err *error) {
	switch v := cause.(type) {
	case nil:
	case scanFailure:
		*err = v.err
	default:
		if v == any(io.EOF) {
			*err = io.EOF
			return
		}
		panic(cause)
	}
}

// Read must not be called.
func (s *scan) Read(buf []byte) (n int, err error) {
	return 0, errors.New("ScanState's Read should not be called. Use ReadRune")
}

// ReadRune reads one rune, within the directive's width.
func (s *scan) ReadRune() (r rune, size int, err error) {
	if s.atEnd || s.read >= s.until {
		return 0, 0, io.EOF
	}
	r, size, err = s.in.ReadRune()
	if err == nil {
		s.read++
		s.atEnd = s.newlineEnds && r == '\n'
	} else if err == io.EOF {
		s.atEnd = true
	}
	return r, size, err
}

// UnreadRune takes the last rune back.
func (s *scan) UnreadRune() error {
	s.in.UnreadRune()
	s.atEnd = false
	s.read--
	return nil
}

// Width returns the width, if there is one.
func (s *scan) Width() (wid int, ok bool) {
	if s.width == noLimit {
		return 0, false
	}
	return s.width, true
}

// Token reads the runes for which f holds.
func (s *scan) Token(skipSpace bool, f func(rune) bool) (tok []byte, err error) {
	defer func() { rescue(recover(), &err) }()
	if f == nil {
		f = notSpace
	}
	s.token = s.token[:0]
	return s.while(skipSpace, f), nil
}

func notSpace(r rune) bool { return !unicode.IsSpace(r) }

func (s *scan) next() rune {
	r, _, err := s.ReadRune()
	if err == io.EOF {
		return endOfInput
	}
	if err != nil {
		s.fail(err)
	}
	return r
}

func (s *scan) must() rune {
	r := s.next()
	if r == endOfInput {
		s.fail(io.ErrUnexpectedEOF)
	}
	return r
}

// more ends the scan with io.EOF if nothing is left.
func (s *scan) more() {
	if s.next() == endOfInput {
		panic(io.EOF)
	}
	s.UnreadRune()
}

// SkipSpace skips space; a newline only where it counts as space.
func (s *scan) SkipSpace() {
	for {
		r := s.next()
		switch {
		case r == endOfInput:
			return
		case r == '\r' && s.sees("\n"):
		case r == '\n':
			if !s.newlineIsSpace {
				s.failText("unexpected newline")
			}
		case !unicode.IsSpace(r):
			s.UnreadRune()
			return
		}
	}
}

func isAmong(r rune, set string) bool {
	for _, c := range set {
		if c == r {
			return true
		}
	}
	return false
}

// sees reports whether the next rune is in the set, without reading it.
func (s *scan) sees(set string) bool {
	r := s.next()
	if r == endOfInput {
		return false
	}
	s.UnreadRune()
	return isAmong(r, set)
}

// take adds the next rune to the token if it is in the set.
func (s *scan) take(set string) bool {
	r := s.next()
	if r == endOfInput {
		return false
	}
	if isAmong(r, set) {
		s.token = utf8.AppendRune(s.token, r)
		return true
	}
	s.UnreadRune()
	return false
}

// takeAll adds all the next runes that are in the set.
func (s *scan) takeAll(set string) {
	for s.take(set) {
	}
}

// while adds the next runes for which f holds to the token and returns it.
func (s *scan) while(skipSpace bool, f func(rune) bool) []byte {
	if skipSpace {
		s.SkipSpace()
	}
	for {
		r := s.next()
		if r == endOfInput {
			return s.token
		}
		if !f(r) {
			s.UnreadRune()
			return s.token
		}
		s.token = utf8.AppendRune(s.token, r)
	}
}

// runeByRune reads runes from a Reader of bytes and never reads ahead.
type runeByRune struct {
	in      io.Reader
	pending []byte // bytes of what was no whole rune
	last    rune
	size    int
	unread  bool
}

func (b *runeByRune) ReadRune() (r rune, size int, err error) {
	if b.unread {
		b.unread = false
		return b.last, b.size, nil
	}
	for len(b.pending) == 0 || !utf8.FullRune(b.pending) {
		var one [1]byte
		if _, err = io.ReadFull(b.in, one[:]); err != nil {
			if len(b.pending) > 0 && err == io.EOF {
				break
			}
			return 0, 0, err
		}
		b.pending = append(b.pending, one[0])
	}
	b.last, b.size = utf8.DecodeRune(b.pending)
	b.pending = append([]byte(nil), b.pending[b.size:]...)
	return b.last, b.size, nil
}

func (b *runeByRune) UnreadRune() error {
	if b.unread || b.size == 0 {
		return errors.New("fmt: scanning called UnreadRune with no rune available")
	}
	b.unread = true
	return nil
}
