package fmt

import (
	"reflect"
	"unicode/utf8"
)

// limit bounds widths and precisions.
const limit = 1_000_000

func (p *printer) printf(format string, a []any) {
	next := 0
	for i := 0; i < len(format); {
		start := i
		for i < len(format) && format[i] != '%' {
			i++
		}
		p.out = append(p.out, format[start:i]...)
		if i >= len(format) {
			break
		}
		i, next = p.directive(format, i+1, a, next)
	}
	if !p.reordered && next < len(a) {
		p.extra(a[next:])
	}
}

// directive obeys the directive behind a percent sign; it returns what follows it and the next operand.
func (p *printer) directive(format string, i int, a []any, next int) (int, int) {
	p.spec = spec{}
	p.goodIndex = true
	for ; i < len(format); i++ {
		switch c := format[i]; c {
		case '#':
			p.sharp = true
			continue
		case '0':
			p.zero = true
			continue
		case '+':
			p.plus = true
			continue
		case '-':
			p.minus = true
			continue
		case ' ':
			p.space = true
			continue
		default:
			if 'a' <= c && c <= 'z' && next < len(a) {
				p.verb(rune(c), a, next)
				return i + 1, next + 1
			}
		}
		break
	}
	i, next = p.numbers(format, i, a, next)
	if i >= len(format) {
		p.out = append(p.out, "%!(NOVERB)"...)
		return i, next
	}
	verb, size := rune(format[i]), 1
	if verb >= utf8.RuneSelf {
		verb, size = utf8.DecodeRuneInString(format[i:])
	}
	i += size
	switch {
	case verb == '%':
		p.out = append(p.out, '%')
	case !p.goodIndex:
		p.complain(verb, "(BADINDEX)")
	case next >= len(a):
		p.complain(verb, "(MISSING)")
	default:
		p.verb(verb, a, next)
		next++
	}
	return i, next
}

func (p *printer) complain(verb rune, what string) {
	p.out = append(p.out, "%!"...)
	p.rune(verb)
	p.out = append(p.out, what...)
}

func (p *printer) verb(verb rune, a []any, next int) {
	switch verb {
	case 'w':
		p.wrapped = append(p.wrapped, next)
		fallthrough
	case 'v':
		p.sharpV, p.sharp = p.sharp, false
		p.plusV, p.plus = p.plus, false
	}
	p.operand(a[next], verb)
}

// numbers reads argument indexes, width and precision.
func (p *printer) numbers(format string, i int, a []any, next int) (int, int) {
	next, i, indexed := p.argIndex(next, format, i, len(a))
	if i < len(format) && format[i] == '*' {
		i++
		p.wid, p.hasWid, next = starNumber(a, next)
		if !p.hasWid {
			p.out = append(p.out, "%!(BADWIDTH)"...)
		}
		if p.wid < 0 {
			p.wid, p.minus, p.zero = -p.wid, true, false
		}
		indexed = false
	} else {
		p.wid, p.hasWid, i = number(format, i, len(format))
		if indexed && p.hasWid {
			p.goodIndex = false
		}
	}
	if i+1 < len(format) && format[i] == '.' {
		i++
		if indexed {
			p.goodIndex = false
		}
		next, i, indexed = p.argIndex(next, format, i, len(a))
		if i < len(format) && format[i] == '*' {
			i++
			p.prec, p.hasPrec, next = starNumber(a, next)
			if p.prec < 0 {
				p.prec, p.hasPrec = 0, false
			}
			if !p.hasPrec {
				p.out = append(p.out, "%!(BADPREC)"...)
			}
			indexed = false
		} else {
			p.prec, p.hasPrec, i = number(format, i, len(format))
			if !p.hasPrec {
				p.prec, p.hasPrec = 0, true
			}
		}
	}
	if !indexed {
		next, i, _ = p.argIndex(next, format, i, len(a))
	}
	return i, next
}

// number reads a decimal number in format[start:end]; one that is too large eats all of it.
func number(format string, start, end int) (n int, found bool, after int) {
	if start >= end {
		return 0, false, end
	}
	for after = start; after < end && '0' <= format[after] && format[after] <= '9'; after++ {
		if n > limit {
			return 0, false, end
		}
		n = n*10 + int(format[after]-'0')
		found = true
	}
	return n, found, after
}

// argIndex reads an argument index [n] if there is one, and returns the operand that it names, counted from zero.
func (p *printer) argIndex(next int, format string, i, count int) (operand, after int, found bool) {
	if i >= len(format) || format[i] != '[' {
		return next, i, false
	}
	p.reordered = true
	index, width, ok := bracketed(format[i:])
	if ok && 0 <= index && index < count {
		return index, i + width, true
	}
	p.goodIndex = false
	return next, i + width, ok
}

// bracketed reads [n] and returns n-1; a bracket that is not closed is one byte wide.
func bracketed(format string) (index, width int, ok bool) {
	if len(format) < 3 {
		return 0, 1, false
	}
	for i := 1; i < len(format); i++ {
		if format[i] == ']' {
			n, found, after := number(format, 1, i)
			if !found || after != i {
				return 0, i + 1, false
			}
			return n - 1, i + 1, true
		}
	}
	return 0, 1, false
}

// starNumber takes the operand that a star stands for.
func starNumber(a []any, next int) (n int, ok bool, after int) {
	if next >= len(a) {
		return 0, false, next
	}
	if n, ok = a[next].(int); !ok {
		switch v := reflect.ValueOf(a[next]); v.Kind() {
		case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
			n, ok = int(v.Int()), true
		case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
			n = int(v.Uint())
			ok = n >= 0
		}
	}
	if !ok || n > limit || n < -limit {
		return 0, false, next + 1
	}
	return n, true, next + 1
}

func (p *printer) extra(a []any) {
	p.spec = spec{}
	p.out = append(p.out, "%!(EXTRA "...)
	for i, arg := range a {
		if i > 0 {
			p.out = append(p.out, ", "...)
		}
		if arg == nil {
			p.out = append(p.out, "<nil>"...)
			continue
		}
		p.out = append(p.out, reflect.TypeOf(arg).String()...)
		p.out = append(p.out, '=')
		p.operand(arg, 'v')
	}
	p.out = append(p.out, ')')
}

// print puts a space between operands when neither is a string.
func (p *printer) print(a []any) {
	textBefore := false
	for i, arg := range a {
		text := arg != nil && reflect.TypeOf(arg).Kind() == reflect.String
		if i > 0 && !text && !textBefore {
			p.out = append(p.out, ' ')
		}
		p.operand(arg, 'v')
		textBefore = text
	}
}

func (p *printer) println(a []any) {
	for i, arg := range a {
		if i > 0 {
			p.out = append(p.out, ' ')
		}
		p.operand(arg, 'v')
	}
	p.out = append(p.out, '\n')
}
