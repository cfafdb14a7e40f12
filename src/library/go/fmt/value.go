package fmt

import "reflect"

// value prints what only reflection can look into. At depth 0 the methods have been tried already.
func (p *printer) value(value reflect.Value, verb rune, depth int) {
	if depth > 0 && value.IsValid() && value.CanInterface() {
		if p.arg = value.Interface(); p.byMethod(verb) {
			return
		}
	}
	p.at = value
	if p.at.IsValid() && !p.at.CanInterface() {
		p.arg = nil
	}
	switch value.Kind() {
	case reflect.Invalid:
		p.invalid(verb, depth)
	case reflect.Bool:
		p.boolean(value.Bool(), verb)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		p.integer(uint64(value.Int()), true, verb)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		p.integer(value.Uint(), false, verb)
	case reflect.Float32:
		p.float(value.Float(), 32, verb)
	case reflect.Float64:
		p.float(value.Float(), 64, verb)
	case reflect.Complex64:
		p.complex(value.Complex(), 64, verb)
	case reflect.Complex128:
		p.complex(value.Complex(), 128, verb)
	case reflect.String:
		p.text(value.String(), verb)
	case reflect.Map:
		p.mapping(value, verb, depth)
	case reflect.Struct:
		p.structure(value, verb, depth)
	case reflect.Interface:
		p.boxed(value, verb, depth)
	case reflect.Array, reflect.Slice:
		p.list(value, verb, depth)
	case reflect.Pointer:
		if depth == 0 && !value.IsNil() {
			switch target := value.Elem(); target.Kind() {
			case reflect.Array, reflect.Slice, reflect.Struct, reflect.Map:
				p.out = append(p.out, '&')
				p.value(target, verb, depth+1)
				return
			}
		}
		p.pointer(value, verb)
	case reflect.Chan, reflect.Func, reflect.UnsafePointer:
		p.pointer(value, verb)
	}
}

func (p *printer) invalid(verb rune, depth int) {
	switch {
	case depth == 0:
		p.out = append(p.out, "<invalid reflect.Value>"...)
	case verb == 'v':
		p.out = append(p.out, "<nil>"...)
	default:
		p.badVerb(verb)
	}
}

// open begins a composite value; it reports false after a nil one, which is then complete.
func (p *printer) open(value reflect.Value, plain string, canBeNil bool) bool {
	if !p.sharpV {
		p.out = append(p.out, plain...)
		return true
	}
	p.out = append(p.out, value.Type().String()...)
	if canBeNil && value.IsNil() {
		p.out = append(p.out, "(nil)"...)
		return false
	}
	p.out = append(p.out, '{')
	return true
}

func (p *printer) between(i int) {
	if i == 0 {
		return
	}
	if p.sharpV {
		p.out = append(p.out, ", "...)
	} else {
		p.out = append(p.out, ' ')
	}
}

func (p *printer) close(plain byte) {
	if p.sharpV {
		plain = '}'
	}
	p.out = append(p.out, plain)
}

func (p *printer) mapping(value reflect.Value, verb rune, depth int) {
	if !p.open(value, "map[", true) {
		return
	}
	for i, entry := range sortedEntries(value) {
		p.between(i)
		p.value(entry.key, verb, depth+1)
		p.out = append(p.out, ':')
		p.value(entry.value, verb, depth+1)
	}
	p.close(']')
}

func (p *printer) structure(value reflect.Value, verb rune, depth int) {
	p.open(value, "{", false)
	t := value.Type()
	for i := 0; i < value.NumField(); i++ {
		p.between(i)
		if p.plusV || p.sharpV {
			if name := t.Field(i).Name; name != "" {
				p.out = append(p.out, name...)
				p.out = append(p.out, ':')
			}
		}
		field := value.Field(i)
		if field.Kind() == reflect.Interface && !field.IsNil() {
			field = field.Elem()
		}
		p.value(field, verb, depth+1)
	}
	p.close('}')
}

func (p *printer) boxed(value reflect.Value, verb rune, depth int) {
	if inside := value.Elem(); inside.IsValid() {
		p.value(inside, verb, depth+1)
	} else if p.sharpV {
		p.out = append(p.out, value.Type().String()...)
		p.out = append(p.out, "(nil)"...)
	} else {
		p.out = append(p.out, "<nil>"...)
	}
}

func (p *printer) list(value reflect.Value, verb rune, depth int) {
	switch verb {
	case 's', 'q', 'x', 'X':
		if t := value.Type(); t.Elem().Kind() == reflect.Uint8 {
			p.bytes(bytesOf(value), verb, t.String())
			return
		}
	}
	if !p.open(value, "[", value.Kind() == reflect.Slice) {
		return
	}
	for i := 0; i < value.Len(); i++ {
		p.between(i)
		p.value(value.Index(i), verb, depth+1)
	}
	p.close(']')
}

// bytesOf copies the elements of a slice or array of some byte type.
func bytesOf(value reflect.Value) []byte {
	b := make([]byte, value.Len())
	for i := range b {
		b[i] = byte(value.Index(i).Uint())
	}
	return b
}
