package fmt

import (
	"strconv"
	"unicode/utf8"
)

func (p *printer) boolean(v bool, verb rune) {
	if verb != 't' && verb != 'v' {
		p.badVerb(verb)
		return
	}
	if v {
		p.pad("true")
	} else {
		p.pad("false")
	}
}

// integer prints v, which is a signed number's bits or an unsigned number.
func (p *printer) integer(v uint64, signed bool, verb rune) {
	switch verb {
	case 'd':
		p.digits(v, 10, signed, verb)
	case 'v':
		if p.sharpV && !signed {
			p.hex(v, true)
		} else {
			p.digits(v, 10, signed, verb)
		}
	case 'b':
		p.digits(v, 2, signed, verb)
	case 'o', 'O':
		p.digits(v, 8, signed, verb)
	case 'x', 'X':
		p.digits(v, 16, signed, verb)
	case 'c':
		p.pad(string(toRune(v)))
	case 'q':
		if p.plus {
			p.pad(strconv.QuoteRuneToASCII(toRune(v)))
		} else {
			p.pad(strconv.QuoteRune(toRune(v)))
		}
	case 'U':
		p.codePoint(v)
	default:
		p.badVerb(verb)
	}
}

func toRune(v uint64) rune {
	if v > utf8.MaxRune {
		return utf8.RuneError
	}
	return rune(v)
}

// hex prints an address or a byte of %#v.
func (p *printer) hex(v uint64, prefixed bool) {
	sharp := p.sharp
	p.sharp = prefixed
	p.digits(v, 16, false, 'v')
	p.sharp = sharp
}

// digits prints sign, base prefix and digits; precision, or width with zeros, is the least number of digits.
func (p *printer) digits(v uint64, base int, signed bool, verb rune) {
	negative := signed && int64(v) < 0
	if negative {
		v = -v
	}
	least := 0
	if p.hasPrec {
		least = p.prec
		if least == 0 && v == 0 {
			p.padNumber("")
			return
		}
	} else if p.zero && !p.minus && p.hasWid {
		least = p.wid
		if negative || p.plus || p.space {
			least--
		}
	}
	text := strconv.FormatUint(v, base)
	if verb == 'X' {
		text = upper(text)
	}
	if len(text) < least {
		text = zeros(least-len(text)) + text
	}
	if p.sharp {
		switch base {
		case 2:
			text = "0b" + text
		case 8:
			if text[0] != '0' {
				text = "0" + text
			}
		case 16:
			if verb == 'X' {
				text = "0X" + text
			} else {
				text = "0x" + text
			}
		}
	}
	if verb == 'O' {
		text = "0o" + text
	}
	switch {
	case negative:
		text = "-" + text
	case p.plus:
		text = "+" + text
	case p.space:
		text = " " + text
	}
	p.padNumber(text)
}

func upper(text string) string {
	buf := []byte(text)
	for i, c := range buf {
		if 'a' <= c && c <= 'z' {
			buf[i] = c - ('a' - 'A')
		}
	}
	return string(buf)
}

func zeros(n int) string {
	buf := make([]byte, n)
	for i := range buf {
		buf[i] = '0'
	}
	return string(buf)
}

func (p *printer) codePoint(v uint64) {
	least := 4
	if p.hasPrec && p.prec > 4 {
		least = p.prec
	}
	text := upper(strconv.FormatUint(v, 16))
	if len(text) < least {
		text = zeros(least-len(text)) + text
	}
	text = "U+" + text
	if p.sharp && v <= utf8.MaxRune && strconv.IsPrint(rune(v)) {
		text += " '" + string(rune(v)) + "'"
	}
	p.padNumber(text)
}

func (p *printer) float(v float64, size int, verb rune) {
	switch verb {
	case 'v':
		p.floatDigits(v, size, 'g', -1)
	case 'b', 'g', 'G', 'x', 'X':
		p.floatDigits(v, size, verb, -1)
	case 'f', 'e', 'E':
		p.floatDigits(v, size, verb, 6)
	case 'F':
		p.floatDigits(v, size, 'f', 6)
	default:
		p.badVerb(verb)
	}
}

func (p *printer) floatDigits(v float64, size int, verb rune, prec int) {
	if p.hasPrec {
		prec = p.prec
	}
	text := strconv.FormatFloat(v, byte(verb), prec, size)
	sign, digits := "+", text
	if text[0] == '-' || text[0] == '+' {
		sign, digits = text[:1], text[1:]
	}
	if p.space && sign == "+" && !p.plus {
		sign = " "
	}
	if digits[0] == 'I' || digits[0] == 'N' {
		if digits[0] == 'N' && !p.space && !p.plus {
			sign = ""
		}
		p.padNumber(sign + digits)
		return
	}
	if p.sharp && verb != 'b' {
		digits = withPoint(digits, verb, prec)
	}
	if sign == "+" && !p.plus {
		p.pad(digits)
		return
	}
	if missing := p.wid - len(digits) - 1; p.zero && !p.minus && p.hasWid && missing > 0 {
		digits = zeros(missing) + digits
	}
	p.pad(sign + digits)
}

// withPoint gives digits a point, and for the g and x forms the zeros that the shortest form leaves out.
func withPoint(digits string, verb rune, prec int) string {
	wanted := 0
	switch verb {
	case 'v', 'g', 'G', 'x':
		if wanted = prec; wanted == -1 {
			wanted = 6
		}
	}
	hex := verb == 'x' || verb == 'X'
	end, point, significant := len(digits), false, false
scan:
	for i := 0; i < len(digits); i++ {
		switch c := digits[i]; {
		case c == '.':
			point = true
			continue
		case c == 'p' || c == 'P' || (c == 'e' || c == 'E') && !hex:
			end = i
			break scan
		case c != '0':
			significant = true
		}
		if significant {
			wanted--
		}
	}
	tail := digits[end:]
	digits = digits[:end]
	if !point {
		if digits == "0" {
			wanted--
		}
		digits += "."
	}
	if wanted > 0 {
		digits += zeros(wanted)
	}
	return digits + tail
}

func (p *printer) complex(v complex128, size int, verb rune) {
	switch verb {
	case 'v', 'b', 'g', 'G', 'x', 'X', 'f', 'F', 'e', 'E':
	default:
		p.badVerb(verb)
		return
	}
	plus := p.plus
	p.out = append(p.out, '(')
	p.float(real(v), size/2, verb)
	p.plus = true
	p.float(imag(v), size/2, verb)
	p.out = append(p.out, "i)"...)
	p.plus = plus
}
