package fmt

import (
	"reflect"
	"unicode/utf8"
)

// State is what a Formatter sees of the printer: where to write, and the directive's flags.
type State interface {
	// Write writes to the output.
	Write(b []byte) (n int, err error)
	// Width returns the width, if there is one.
	Width() (wid int, ok bool)
	// Precision returns the precision, if there is one.
	Precision() (prec int, ok bool)
	// Flag reports whether the flag c, a character, is set.
	Flag(c int) bool
}

// Formatter is a value that formats itself.
type Formatter interface {
	Format(f State, verb rune)
}

// Stringer is a value that tells its text.
type Stringer interface {
	String() string
}

// GoStringer is a value that tells its Go syntax, for %#v.
type GoStringer interface {
	GoString() string
}

// printer holds what one call prints.
type printer struct {
	out []byte
	spec
	arg       any           // the operand at hand, or
	at        reflect.Value // the value at hand
	reordered bool          // an argument index was used
	goodIndex bool          // the directive's argument indexes were right so far
	panicking bool          // the text of a caught panic is being printed
	erroring  bool          // a bad verb is being told: no methods then
	wrapping  bool          // %w is allowed
	wrapped   []int         // operands of %w
}

func (p *printer) rune(r rune) { p.out = utf8.AppendRune(p.out, r) }

func (p *printer) badVerb(verb rune) {
	p.erroring = true
	p.out = append(p.out, "%!"...)
	p.rune(verb)
	p.out = append(p.out, '(')
	switch {
	case p.arg != nil:
		p.out = append(p.out, reflect.TypeOf(p.arg).String()...)
		p.out = append(p.out, '=')
		p.operand(p.arg, 'v')
	case p.at.IsValid():
		p.out = append(p.out, p.at.Type().String()...)
		p.out = append(p.out, '=')
		p.value(p.at, 'v', 0)
	default:
		p.out = append(p.out, "<nil>"...)
	}
	p.out = append(p.out, ')')
	p.erroring = false
}

// caught turns a panic in a method of arg into text; a nil receiver is just <nil>.
func (p *printer) caught(cause, arg any, verb rune, method string) {
	if cause == nil {
		return
	}
	if v := reflect.ValueOf(arg); v.Kind() == reflect.Pointer && v.IsNil() {
		p.out = append(p.out, "<nil>"...)
		return
	}
	if p.panicking {
		panic(cause)
	}
	saved := p.spec
	p.spec = spec{}
	p.out = append(p.out, "%!"...)
	p.rune(verb)
	p.out = append(p.out, "(PANIC="...)
	p.out = append(p.out, method...)
	p.out = append(p.out, " method: "...)
	p.panicking = true
	p.operand(cause, 'v')
	p.panicking = false
	p.out = append(p.out, ')')
	p.spec = saved
}

// byMethod prints p.arg by its own method, if it has one for the verb.
func (p *printer) byMethod(verb rune) bool {
	if p.erroring {
		return false
	}
	if verb == 'w' {
		if _, ok := p.arg.(error); !ok || !p.wrapping {
			p.badVerb(verb)
			return true
		}
		verb = 'v'
	}
	if formatter, ok := p.arg.(Formatter); ok {
		p.callFormat(formatter, verb)
		return true
	}
	if p.sharpV {
		if stringer, ok := p.arg.(GoStringer); ok {
			p.callGoString(stringer, verb)
			return true
		}
		return false
	}
	switch verb {
	case 'v', 's', 'x', 'X', 'q':
		switch v := p.arg.(type) {
		case error:
			p.callError(v, verb)
			return true
		case Stringer:
			p.callString(v, verb)
			return true
		}
	}
	return false
}

func (p *printer) callFormat(v Formatter, verb rune) {
	arg := p.arg
	defer func() { p.caught(recover(), arg, verb, "Format") }()
	v.Format(p, verb)
}

func (p *printer) callGoString(v GoStringer, verb rune) {
	arg := p.arg
	defer func() { p.caught(recover(), arg, verb, "GoString") }()
	p.pad(p.cut(v.GoString()))
}

func (p *printer) callError(v error, verb rune) {
	arg := p.arg
	defer func() { p.caught(recover(), arg, verb, "Error") }()
	p.text(v.Error(), verb)
}

func (p *printer) callString(v Stringer, verb rune) {
	arg := p.arg
	defer func() { p.caught(recover(), arg, verb, "String") }()
	p.text(v.String(), verb)
}

// operand prints one operand; nil and the basic types need no reflection.
func (p *printer) operand(arg any, verb rune) {
	p.arg, p.at = arg, reflect.Value{}
	if arg == nil {
		if verb == 'T' || verb == 'v' {
			p.pad("<nil>")
		} else {
			p.badVerb(verb)
		}
		return
	}
	switch verb {
	case 'T':
		p.pad(p.cut(reflect.TypeOf(arg).String()))
		return
	case 'p':
		p.pointer(reflect.ValueOf(arg), 'p')
		return
	}
	switch v := arg.(type) {
	case string:
		p.text(v, verb)
	case int:
		p.integer(uint64(v), true, verb)
	case bool:
		p.boolean(v, verb)
	case float64:
		p.float(v, 64, verb)
	case int64:
		p.integer(uint64(v), true, verb)
	case int32:
		p.integer(uint64(v), true, verb)
	case uint8:
		p.integer(uint64(v), false, verb)
	case []byte:
		p.bytes(v, verb, "[]byte")
	case uint64:
		p.integer(v, false, verb)
	case uint:
		p.integer(uint64(v), false, verb)
	case uint32:
		p.integer(uint64(v), false, verb)
	case int8:
		p.integer(uint64(v), true, verb)
	case int16:
		p.integer(uint64(v), true, verb)
	case uint16:
		p.integer(uint64(v), false, verb)
	case uintptr:
		p.integer(uint64(v), false, verb)
	case float32:
		p.float(float64(v), 32, verb)
	case complex64:
		p.complex(complex128(v), 64, verb)
	case complex128:
		p.complex(v, 128, verb)
	case reflect.Value:
		if v.IsValid() && v.CanInterface() {
			p.arg = v.Interface()
			if p.byMethod(verb) {
				return
			}
		}
		p.value(v, verb, 0)
	default:
		if !p.byMethod(verb) {
			p.value(reflect.ValueOf(v), verb, 0)
		}
	}
}
