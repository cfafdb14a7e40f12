package fmt

import (
	"reflect"
	"strconv"
)

func (p *printer) text(v string, verb rune) {
	switch verb {
	case 'v':
		if p.sharpV {
			p.quoted(v)
		} else {
			p.pad(p.cut(v))
		}
	case 's':
		p.pad(p.cut(v))
	case 'x', 'X':
		p.hexDump(v, verb)
	case 'q':
		p.quoted(v)
	default:
		p.badVerb(verb)
	}
}

func (p *printer) quoted(v string) {
	v = p.cut(v)
	switch {
	case p.sharp && strconv.CanBackquote(v):
		p.pad("`" + v + "`")
	case p.plus:
		p.pad(strconv.QuoteToASCII(v))
	default:
		p.pad(strconv.Quote(v))
	}
}

const (
	lowerHex = "0123456789abcdef"
	upperHex = "0123456789ABCDEF"
)

// hexDump prints the bytes of v; the precision limits their number.
func (p *printer) hexDump(v string, verb rune) {
	digits, prefix := lowerHex, "0x"
	if verb == 'X' {
		digits, prefix = upperHex, "0X"
	}
	if p.hasPrec && p.prec < len(v) {
		v = v[:p.prec]
	}
	var buf []byte
	for i := 0; i < len(v); i++ {
		if p.space && i > 0 {
			buf = append(buf, ' ')
		}
		if p.sharp && (p.space || i == 0) {
			buf = append(buf, prefix...)
		}
		buf = append(buf, digits[v[i]>>4], digits[v[i]&0xF])
	}
	p.pad(string(buf))
}

// bytes prints a byte slice whose type is called name.
func (p *printer) bytes(v []byte, verb rune, name string) {
	switch verb {
	case 'v', 'd':
		if p.sharpV {
			p.out = append(p.out, name...)
			if v == nil {
				p.out = append(p.out, "(nil)"...)
				return
			}
			p.out = append(p.out, '{')
			for i, c := range v {
				if i > 0 {
					p.out = append(p.out, ", "...)
				}
				p.hex(uint64(c), true)
			}
			p.out = append(p.out, '}')
			return
		}
		p.out = append(p.out, '[')
		for i, c := range v {
			if i > 0 {
				p.out = append(p.out, ' ')
			}
			p.digits(uint64(c), 10, false, verb)
		}
		p.out = append(p.out, ']')
	case 's':
		p.pad(p.cut(string(v)))
	case 'x', 'X':
		p.hexDump(string(v), verb)
	case 'q':
		p.quoted(string(v))
	default:
		p.value(reflect.ValueOf(v), verb, 0)
	}
}

// pointer prints the address of whatever has one.
func (p *printer) pointer(value reflect.Value, verb rune) {
	var address uint64
	switch value.Kind() {
	case reflect.Chan, reflect.Func, reflect.Map, reflect.Pointer, reflect.Slice, reflect.UnsafePointer:
		address = uint64(value.Pointer())
	default:
		p.badVerb(verb)
		return
	}
	switch verb {
	case 'v':
		if p.sharpV {
			p.out = append(p.out, '(')
			p.out = append(p.out, value.Type().String()...)
			p.out = append(p.out, ")("...)
			if address == 0 {
				p.out = append(p.out, "nil"...)
			} else {
				p.hex(address, true)
			}
			p.out = append(p.out, ')')
		} else if address == 0 {
			p.pad("<nil>")
		} else {
			p.hex(address, !p.sharp)
		}
	case 'p':
		p.hex(address, !p.sharp)
	case 'b', 'o', 'd', 'x', 'X':
		p.integer(address, false, verb)
	default:
		p.badVerb(verb)
	}
}
