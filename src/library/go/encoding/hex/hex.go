// Package hex writes and reads bytes as hexadecimal digits.
package hex

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

const digits = "0123456789abcdef"

// ErrLength says that the number of digits is odd.
var ErrLength = errors.New("encoding/hex: odd length hex string")

// InvalidByteError is a byte that is no digit.
type InvalidByteError byte

func (e InvalidByteError) Error() string {
	return fmt.Sprintf("encoding/hex: invalid byte: %#U", rune(e))
}

// EncodedLen returns the number of digits for n bytes.
func EncodedLen(n int) int { return n * 2 }

// DecodedLen returns the number of bytes of x digits.
func DecodedLen(x int) int { return x / 2 }

// Encode writes src's digits to dst.
func Encode(dst, src []byte) int {
	for i, c := range src {
		dst[2*i] = digits[c>>4]
		dst[2*i+1] = digits[c&0xF]
	}
	return len(src) * 2
}

// AppendEncode appends src's digits to dst.
func AppendEncode(dst, src []byte) []byte {
	for _, c := range src {
		dst = append(dst, digits[c>>4], digits[c&0xF])
	}
	return dst
}

// EncodeToString returns src's digits.
func EncodeToString(src []byte) string { return string(AppendEncode(nil, src)) }

func value(c byte) (byte, bool) {
	switch {
	case '0' <= c && c <= '9':
		return c - '0', true
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10, true
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

// Decode writes the bytes whose digits src has to dst; it tells how many came before an error.
func Decode(dst, src []byte) (int, error) {
	n := 0
	for ; 2*n+1 < len(src); n++ {
		high, ok := value(src[2*n])
		if !ok {
			return n, InvalidByteError(src[2*n])
		}
		low, ok := value(src[2*n+1])
		if !ok {
			return n, InvalidByteError(src[2*n+1])
		}
		dst[n] = high<<4 | low
	}
	if len(src)%2 == 1 {
		if _, ok := value(src[2*n]); !ok {
			return n, InvalidByteError(src[2*n])
		}
		return n, ErrLength
	}
	return n, nil
}

// AppendDecode appends the bytes whose digits src has to dst.
func AppendDecode(dst, src []byte) ([]byte, error) {
	n := DecodedLen(len(src))
	dst = slices.Grow(dst, n)
	n, err := Decode(dst[len(dst):][:n], src)
	return dst[:len(dst)+n], err
}

// DecodeString returns the bytes whose digits s has.
func DecodeString(s string) ([]byte, error) {
	dst := make([]byte, DecodedLen(len(s)))
	n, err := Decode(dst, []byte(s))
	return dst[:n], err
}

// Dump returns data as hexdump -C prints it.
func Dump(data []byte) string {
	if len(data) == 0 {
		return ""
	}
	var text strings.Builder
	d := Dumper(&text)
	d.Write(data)
	d.Close()
	return text.String()
}

type encoder struct{ w io.Writer }

// NewEncoder returns a Writer that writes digits to w.
func NewEncoder(w io.Writer) io.Writer { return &encoder{w} }

func (e *encoder) Write(p []byte) (n int, err error) {
	for len(p) > 0 && err == nil {
		piece := p[:min(len(p), 512)]
		var written int
		written, err = e.w.Write(AppendEncode(nil, piece))
		n += written / 2
		p = p[len(piece):]
	}
	return n, err
}

type decoder struct {
	r    io.Reader
	err  error
	in   []byte
	room [1024]byte
}

// NewDecoder returns a Reader of the bytes whose digits r has.
func NewDecoder(r io.Reader) io.Reader { return &decoder{r: r} }

func (d *decoder) Read(p []byte) (n int, err error) {
	if len(d.in) < 2 && d.err == nil {
		kept := copy(d.room[:], d.in)
		var got int
		got, d.err = d.r.Read(d.room[kept:])
		d.in = d.room[:kept+got]
		if d.err == io.EOF && len(d.in)%2 != 0 {
			if last := d.in[len(d.in)-1]; !isDigit(last) {
				d.err = InvalidByteError(last)
			} else {
				d.err = io.ErrUnexpectedEOF
			}
		}
	}
	if pairs := len(d.in) / 2; len(p) > pairs {
		p = p[:pairs]
	}
	n, err = Decode(p, d.in[:len(p)*2])
	d.in = d.in[2*n:]
	if err != nil {
		d.in, d.err = nil, err
	}
	if len(d.in) < 2 {
		return n, d.err
	}
	return n, nil
}

func isDigit(c byte) bool {
	_, ok := value(c)
	return ok
}

type dumper struct {
	w      io.Writer
	line   []byte // bytes of the line that is not full
	offset int
	closed bool
}

// Dumper returns a Writer that writes to w what hexdump -C prints.
func Dumper(w io.Writer) io.WriteCloser { return &dumper{w: w} }

func (d *dumper) Write(data []byte) (n int, err error) {
	if d.closed {
		return 0, errors.New("encoding/hex: dumper closed")
	}
	for _, c := range data {
		if d.line = append(d.line, c); len(d.line) == 16 {
			if err = d.flush(); err != nil {
				return n, err
			}
		}
		n++
	}
	return n, nil
}

func (d *dumper) Close() error {
	if d.closed {
		return nil
	}
	d.closed = true
	if len(d.line) == 0 {
		return nil
	}
	return d.flush()
}

func (d *dumper) flush() error {
	text := fmt.Appendf(nil, "%08x ", d.offset)
	for i := 0; i < 16; i++ {
		if i == 8 {
			text = append(text, ' ')
		}
		if i < len(d.line) {
			text = append(text, ' ', digits[d.line[i]>>4], digits[d.line[i]&0xF])
		} else {
			text = append(text, "   "...)
		}
	}
	text = append(text, "  |"...)
	for _, c := range d.line {
		if c < ' ' || '~' < c {
			c = '.'
		}
		text = append(text, c)
	}
	text = append(text, "|\n"...)
	d.offset += len(d.line)
	d.line = d.line[:0]
	_, err := d.w.Write(text)
	return err
}
