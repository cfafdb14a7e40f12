// Package fmt formats and scans values in the manner of C's printf and scanf.
package fmt

import "unicode/utf8"

// spec is one directive's flags and numbers.
type spec struct {
	wid, prec       int
	hasWid, hasPrec bool
	minus           bool
	plus            bool
	sharp           bool
	space           bool
	zero            bool
	plusV           bool // %+v: plus is off then
	sharpV          bool // %#v: sharp is off then
}

// padding appends n padding characters: zeros only to the left of a value and only if zeros are asked for.
func (p *printer) padding(n int, left bool) {
	pad := byte(' ')
	if p.zero && left && !p.minus {
		pad = '0'
	}
	for ; n > 0; n-- {
		p.out = append(p.out, pad)
	}
}

// pad appends text, padded to the width.
func (p *printer) pad(text string) {
	if !p.hasWid || p.wid == 0 {
		p.out = append(p.out, text...)
		return
	}
	missing := p.wid - utf8.RuneCountInString(text)
	if !p.minus {
		p.padding(missing, true)
	}
	p.out = append(p.out, text...)
	if p.minus {
		p.padding(missing, false)
	}
}

// padNumber is pad without zeros, which numbers have as digits.
func (p *printer) padNumber(text string) {
	zero := p.zero
	p.zero = false
	p.pad(text)
	p.zero = zero
}

// cut shortens text to the precision, counted in runes.
func (p *printer) cut(text string) string {
	if p.hasPrec && p.prec < len(text) {
		n := p.prec
		for i := range text {
			if n--; n < 0 {
				return text[:i]
			}
		}
	}
	return text
}

// Width returns the width, if there is one.
func (p *printer) Width() (wid int, ok bool) { return p.wid, p.hasWid }

// Precision returns the precision, if there is one.
func (p *printer) Precision() (prec int, ok bool) { return p.prec, p.hasPrec }

// Flag reports whether a flag is set.
func (p *printer) Flag(c int) bool {
	switch c {
	case '-':
		return p.minus
	case '+':
		return p.plus || p.plusV
	case '#':
		return p.sharp || p.sharpV
	case ' ':
		return p.space
	case '0':
		return p.zero
	}
	return false
}

// Write appends b to the output.
func (p *printer) Write(b []byte) (n int, err error) {
	p.out = append(p.out, b...)
	return len(b), nil
}

// WriteString appends s to the output.
func (p *printer) WriteString(s string) (n int, err error) {
	p.out = append(p.out, s...)
	return len(s), nil
}
