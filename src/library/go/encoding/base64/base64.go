// Package base64 writes and reads bytes as base64 of RFC 4648.
package base64

import (
	"io"
	"slices"
	"strconv"
)

const (
	// StdPadding fills up the last four characters.
	StdPadding rune = '='
	// NoPadding leaves them short.
	NoPadding rune = -1
)

// Encoding is an alphabet of 64 characters with its padding.
type Encoding struct {
	encode  string
	padChar rune
	strict  bool
	decode  [256]uint8 // what a character is worth, none if it is no part of the alphabet
}

const none = 0xFF

// NewEncoding returns the Encoding of an alphabet, with standard padding.
func NewEncoding(encoder string) *Encoding {
	if len(encoder) != 64 {
		panic("encoding alphabet is not 64-bytes long")
	}
	e := &Encoding{encode: encoder, padChar: StdPadding}
	for i := range e.decode {
		e.decode[i] = none
	}
	for i := 0; i < 64; i++ {
		c := encoder[i]
		switch {
		case c == '\n' || c == '\r':
			panic("encoding alphabet contains newline character")
		case e.decode[c] != none:
			panic("encoding alphabet includes duplicate symbols")
		}
		e.decode[c] = uint8(i)
	}
	return e
}

// WithPadding returns the Encoding with another padding, or NoPadding.
func (enc Encoding) WithPadding(padding rune) *Encoding {
	switch {
	case padding < NoPadding || padding == '\r' || padding == '\n' || padding > 0xFF:
		panic("invalid padding character")
	case padding != NoPadding && enc.decode[byte(padding)] != none:
		panic("padding contained in alphabet")
	}
	enc.padChar = padding
	return &enc
}

// Strict returns the Encoding that also demands that unused bits are zero.
func (enc Encoding) Strict() *Encoding {
	enc.strict = true
	return &enc
}

// StdEncoding is the standard alphabet.
var StdEncoding = NewEncoding("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

// URLEncoding is the alphabet for URLs and file names.
var URLEncoding = NewEncoding("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")

// RawStdEncoding is StdEncoding without padding.
var RawStdEncoding = StdEncoding.WithPadding(NoPadding)

// RawURLEncoding is URLEncoding without padding.
var RawURLEncoding = URLEncoding.WithPadding(NoPadding)

// EncodedLen returns the number of characters for n bytes.
func (enc *Encoding) EncodedLen(n int) int {
	if enc.padChar == NoPadding {
		return n/3*4 + (n%3*8+5)/6
	}
	return (n + 2) / 3 * 4
}

// DecodedLen returns the greatest number of bytes of n characters.
func (enc *Encoding) DecodedLen(n int) int {
	if enc.padChar == NoPadding {
		return n/4*3 + n%4*6/8
	}
	return n / 4 * 3
}

// AppendEncode appends src's characters to dst.
func (enc *Encoding) AppendEncode(dst, src []byte) []byte {
	for len(src) >= 3 {
		v := uint(src[0])<<16 | uint(src[1])<<8 | uint(src[2])
		dst = append(dst, enc.encode[v>>18], enc.encode[v>>12&63], enc.encode[v>>6&63], enc.encode[v&63])
		src = src[3:]
	}
	if len(src) == 0 {
		return dst
	}
	v := uint(src[0]) << 16
	if len(src) == 2 {
		v |= uint(src[1]) << 8
	}
	dst = append(dst, enc.encode[v>>18], enc.encode[v>>12&63])
	if len(src) == 2 {
		dst = append(dst, enc.encode[v>>6&63])
	}
	if enc.padChar != NoPadding {
		for range 3 - len(src) {
			dst = append(dst, byte(enc.padChar))
		}
	}
	return dst
}

// Encode writes src's characters to dst.
func (enc *Encoding) Encode(dst, src []byte) {
	if len(src) > 0 {
		_ = dst[enc.EncodedLen(len(src))-1]
		copy(dst, enc.AppendEncode(nil, src))
	}
}

// EncodeToString returns src's characters.
func (enc *Encoding) EncodeToString(src []byte) string { return string(enc.AppendEncode(nil, src)) }

// CorruptInputError is the place of a character that cannot be there.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal base64 data at input byte " + strconv.FormatInt(int64(e), 10)
}

// Decode writes the bytes that src stands for to dst; newlines are skipped. It tells how many came before an error.
func (enc *Encoding) Decode(dst, src []byte) (n int, err error) {
	for at := 0; at < len(src); {
		var group [4]byte
		size, next, ended, err := enc.group(src, at, &group)
		at = next
		v := uint(group[0])<<18 | uint(group[1])<<12 | uint(group[2])<<6 | uint(group[3])
		for i := 0; i < size-1; i++ {
			dst[n] = byte(v >> uint(16-8*i))
			n++
		}
		if ended || err != nil {
			return n, err
		}
	}
	return n, nil
}

// group reads up to four characters from a place on; ended says that padding or the input's end cut it short.
func (enc *Encoding) group(src []byte, at int, group *[4]byte) (size, next int, ended bool, err error) {
	for size < 4 {
		if at == len(src) {
			switch {
			case size == 0:
				return 0, at, true, nil
			case size == 1 || enc.padChar != NoPadding:
				return 0, at, true, CorruptInputError(at - size)
			}
			ended = true
			break
		}
		c := src[at]
		at++
		if v := enc.decode[c]; v != none {
			group[size] = v
			size++
			continue
		}
		if c == '\n' || c == '\r' {
			continue
		}
		if enc.padChar == NoPadding || rune(c) != enc.padChar || size < 2 {
			return 0, at, true, CorruptInputError(at - 1)
		}
		at = skipNewlines(src, at)
		if size == 2 {
			if at == len(src) {
				return 0, at, true, CorruptInputError(len(src))
			}
			if rune(src[at]) != enc.padChar {
				return 0, at, true, CorruptInputError(at - 1)
			}
			at = skipNewlines(src, at+1)
		}
		if at < len(src) {
			err = CorruptInputError(at)
		}
		ended = true
		break
	}
	if ended && enc.strict && (size == 2 && group[1]&15 != 0 || size == 3 && group[2]&3 != 0) {
		return 0, at, true, CorruptInputError(at + size - 4)
	}
	return size, at, ended, err
}

func skipNewlines(src []byte, at int) int {
	for at < len(src) && (src[at] == '\n' || src[at] == '\r') {
		at++
	}
	return at
}

// AppendDecode appends the bytes that src stands for to dst.
func (enc *Encoding) AppendDecode(dst, src []byte) ([]byte, error) {
	dst = slices.Grow(dst, len(src)/4*3+3)
	n, err := enc.Decode(dst[len(dst):cap(dst)], src)
	return dst[:len(dst)+n], err
}

// DecodeString returns the bytes that s stands for.
func (enc *Encoding) DecodeString(s string) ([]byte, error) {
	dst := make([]byte, len(s)/4*3+3)
	n, err := enc.Decode(dst, []byte(s))
	return dst[:n], err
}

type encoder struct {
	enc  *Encoding
	w    io.Writer
	rest []byte // up to two bytes that do not make a group yet
	err  error
}

// NewEncoder returns a Writer that writes characters to w; Close writes what is left.
func NewEncoder(enc *Encoding, w io.Writer) io.WriteCloser { return &encoder{enc: enc, w: w} }

func (e *encoder) Write(p []byte) (n int, err error) {
	if e.err != nil {
		return 0, e.err
	}
	all := append(e.rest, p...)
	whole := len(all) / 3 * 3
	for start := 0; start < whole; start += 768 {
		if _, e.err = e.w.Write(e.enc.AppendEncode(nil, all[start:min(start+768, whole)])); e.err != nil {
			return 0, e.err
		}
	}
	e.rest = append([]byte(nil), all[whole:]...)
	return len(p), nil
}

func (e *encoder) Close() error {
	if e.err == nil && len(e.rest) > 0 {
		_, e.err = e.w.Write(e.enc.AppendEncode(nil, e.rest))
		e.rest = nil
	}
	return e.err
}

type decoder struct {
	enc *Encoding
	r   io.Reader
	out []byte // decoded and not read yet
	in  []byte // characters that do not make a group yet
	pos int64  // how many characters were decoded before in
	err error
}

// NewDecoder returns a Reader of the bytes that r's characters stand for.
func NewDecoder(enc *Encoding, r io.Reader) io.Reader { return &decoder{enc: enc, r: r} }

func (d *decoder) Read(p []byte) (n int, err error) {
	for len(d.out) == 0 && d.err == nil {
		d.fill()
	}
	if n = copy(p, d.out); n > 0 || len(p) == 0 {
		d.out = d.out[n:]
		return n, nil
	}
	return 0, d.err
}

func (d *decoder) fill() {
	buf := make([]byte, 1024)
	got, err := d.r.Read(buf)
	for _, c := range buf[:got] {
		if c != '\n' && c != '\r' {
			d.in = append(d.in, c)
		}
	}
	whole := len(d.in) / 4 * 4
	if err == io.EOF {
		if whole < len(d.in) && d.enc.padChar != NoPadding {
			err = io.ErrUnexpectedEOF
		} else {
			whole = len(d.in)
		}
	}
	out, bad := d.enc.AppendDecode(nil, d.in[:whole])
	d.out = out
	if at, ok := bad.(CorruptInputError); ok {
		err = at + CorruptInputError(d.pos)
	}
	d.pos += int64(whole)
	d.in = append([]byte(nil), d.in[whole:]...)
	d.err = err
}
