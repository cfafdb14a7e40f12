package fmt

import (
	"io"
	"os"
	"strings"
)

// ScanState is what a Scanner sees of the input.
type ScanState interface {
	// ReadRune reads one rune, within the directive's width.
	ReadRune() (r rune, size int, err error)
	// UnreadRune takes the last rune back.
	UnreadRune() error
	// SkipSpace skips space; newlines only where the operation allows it.
	SkipSpace()
	// Token reads the runes for which f holds (those that are no space if f is nil), after space if asked.
	Token(skipSpace bool, f func(rune) bool) (token []byte, err error)
	// Width returns the width, if there is one.
	Width() (wid int, ok bool)
	// Read must not be called: it is there because ScanState is an io.Reader.
	Read(buf []byte) (n int, err error)
}

// Scanner is a value that scans itself.
type Scanner interface {
	Scan(state ScanState, verb rune) error
}

// Scan reads values that space or newlines separate from standard input.
func Scan(a ...any) (n int, err error) { return Fscan(os.Stdin, a...) }

// Scanln is Scan that ends at a newline.
func Scanln(a ...any) (n int, err error) { return Fscanln(os.Stdin, a...) }

// Scanf reads values by a format from standard input.
func Scanf(format string, a ...any) (n int, err error) { return Fscanf(os.Stdin, format, a...) }

// Sscan reads values that space or newlines separate from a string.
func Sscan(str string, a ...any) (n int, err error) { return Fscan(strings.NewReader(str), a...) }

// Sscanln is Sscan that ends at a newline.
func Sscanln(str string, a ...any) (n int, err error) { return Fscanln(strings.NewReader(str), a...) }

// Sscanf reads values by a format from a string.
func Sscanf(str string, format string, a ...any) (n int, err error) {
	return Fscanf(strings.NewReader(str), format, a...)
}

// Fscan reads values that space or newlines separate from r.
func Fscan(r io.Reader, a ...any) (n int, err error) {
	s := newScan(r)
	s.newlineIsSpace = true
	return s.values(a)
}

// Fscanln is Fscan that ends at a newline.
func Fscanln(r io.Reader, a ...any) (n int, err error) {
	s := newScan(r)
	s.newlineEnds = true
	return s.values(a)
}

// Fscanf reads values by a format from r.
func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	return newScan(r).byFormat(format, a)
}
