package json

import (
	"encoding"
	"encoding/base64"
	"encoding/json/jsontext"
	"errors"
	"fmt"
	"internal/lab"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Marshaler is a value that writes itself as JSON.
type Marshaler interface {
	MarshalJSON() ([]byte, error)
}

// UnsupportedTypeError says that a type has no JSON form.
type UnsupportedTypeError struct{ Type reflect.Type }

func (e *UnsupportedTypeError) Error() string { return "json: unsupported type: " + e.Type.String() }

// UnsupportedValueError says that a value has no JSON form.
type UnsupportedValueError struct {
	Value reflect.Value
	Str   string
}

func (e *UnsupportedValueError) Error() string { return "json: unsupported value: " + e.Str }

// InvalidUTF8Error is not used any more.
type InvalidUTF8Error struct{ S string }

func (e *InvalidUTF8Error) Error() string {
	return "json: invalid UTF-8 in string: " + strconv.Quote(e.S)
}

// MarshalerError is an error of a MarshalJSON or MarshalText method.
type MarshalerError struct {
	Type       reflect.Type
	Err        error
	sourceFunc string
}

func (e *MarshalerError) Error() string {
	name := e.sourceFunc
	if name == "" {
		name = "MarshalJSON"
	}
	return "json: error calling " + name + " for type " + e.Type.String() + ": " + e.Err.Error()
}

// Unwrap returns the method's error.
func (e *MarshalerError) Unwrap() error { return e.Err }

// Number is a number's text.
type Number string

func (n Number) String() string { return string(n) }

// Float64 returns the number as a float64.
func (n Number) Float64() (float64, error) { return strconv.ParseFloat(string(n), 64) }

// Int64 returns the number as an int64.
func (n Number) Int64() (int64, error) { return strconv.ParseInt(string(n), 10, 64) }

func isNumber(text string) bool {
	c := &checker{data: []byte(text)}
	return text != "" && (text[0] == '-' || '0' <= text[0] && text[0] <= '9') && c.number() == nil && c.at == len(text)
}

// RawMessage is JSON that is written and read as it is.
type RawMessage = jsontext.Value

// Marshal returns v as JSON.
func Marshal(v any) ([]byte, error) {
	e := &encoder{html: true, shapes: shapes{}}
	if err := e.value(reflect.ValueOf(v), false); err != nil {
		return nil, err
	}
	return e.out, nil
}

// MarshalIndent is Marshal with every element on a line of its own.
func MarshalIndent(v any, prefix, indent string) ([]byte, error) {
	b, err := Marshal(v)
	if err != nil {
		return nil, err
	}
	return appendIndent(nil, b, prefix, indent), nil
}

// cycleDepth is how deep values are before cycles are looked for.
const cycleDepth = 200

type encoder struct {
	out    []byte
	html   bool
	depth  int
	seen   []uintptr // the references on the way here, below cycleDepth
	shapes shapes
}

func (e *encoder) value(v reflect.Value, quoted bool) error {
	if !v.IsValid() {
		e.out = append(e.out, "null"...)
		return nil
	}
	if done, err := e.byMethod(v); done {
		return err
	}
	switch v.Kind() {
	case reflect.Bool:
		e.scalar(strconv.FormatBool(v.Bool()), quoted)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		e.scalar(strconv.FormatInt(v.Int(), 10), quoted)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		e.scalar(strconv.FormatUint(v.Uint(), 10), quoted)
	case reflect.Float32:
		return e.float(v, 32, quoted)
	case reflect.Float64:
		return e.float(v, 64, quoted)
	case reflect.String:
		return e.text(v, quoted)
	case reflect.Struct:
		return e.structure(v)
	case reflect.Map:
		return e.inside(v, e.mapping)
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 && !v.IsNil() {
			e.out = append(e.out, '"')
			e.out = base64.StdEncoding.AppendEncode(e.out, v.Bytes())
			e.out = append(e.out, '"')
			return nil
		}
		return e.inside(v, e.list)
	case reflect.Array:
		return e.list(v)
	case reflect.Interface:
		return e.value(v.Elem(), false)
	case reflect.Pointer:
		return e.inside(v, func(v reflect.Value) error { return e.value(v.Elem(), quoted) })
	default:
		return &UnsupportedTypeError{v.Type()}
	}
	return nil
}

// inside writes what a reference leads to, null for none, and finds cycles.
func (e *encoder) inside(v reflect.Value, write func(reflect.Value) error) error {
	if v.IsNil() {
		e.out = append(e.out, "null"...)
		return nil
	}
	e.depth++
	defer func() { e.depth-- }()
	if e.depth > cycleDepth {
		p := v.Pointer()
		if slices.Contains(e.seen, p) {
			return &UnsupportedValueError{v, "encountered a cycle via " + v.Type().String()}
		}
		e.seen = append(e.seen, p)
		defer func() { e.seen = e.seen[:len(e.seen)-1] }()
	}
	return write(v)
}

// byMethod writes v by its own method, if it has one.
func (e *encoder) byMethod(v reflect.Value) (done bool, err error) {
	if v.Kind() == reflect.Interface || !v.CanInterface() {
		return false, nil
	}
	t := v.Type()
	if t.NumMethod() == 0 && (!v.CanAddr() || t.Name() == "") {
		return false, nil
	}
	if v.Kind() == reflect.Pointer && v.IsNil() {
		return false, nil
	}
	x := v.Interface()
	if v.CanAddr() && v.Kind() != reflect.Pointer {
		x = v.Addr().Interface()
	}
	owner := t
	if t.Kind() != reflect.Pointer && !lab.Classic() {
		owner = reflect.PointerTo(t)
	}
	switch m := x.(type) {
	case Marshaler:
		raw, err := m.MarshalJSON()
		if err == nil {
			if raw == nil {
				raw = []byte{}
			}
			err = check(raw)
		}
		if err != nil {
			return true, &MarshalerError{owner, err, "MarshalJSON"}
		}
		e.out = appendCompact(e.out, raw, e.html)
		return true, nil
	case encoding.TextMarshaler:
		text, err := m.MarshalText()
		if err != nil {
			return true, &MarshalerError{owner, err, "MarshalText"}
		}
		e.out = appendString(e.out, string(text), e.html)
		return true, nil
	}
	return false, nil
}

func (e *encoder) scalar(text string, quoted bool) {
	if quoted {
		text = `"` + text + `"`
	}
	e.out = append(e.out, text...)
}

func (e *encoder) float(v reflect.Value, bits int, quoted bool) error {
	f := v.Float()
	if f-f != 0 {
		return &UnsupportedValueError{v, strconv.FormatFloat(f, 'g', -1, bits)}
	}
	e.scalar(floatText(f, bits), quoted)
	return nil
}

// floatText writes a float as ECMAScript does: with an exponent only when it is very small or large.
func floatText(f float64, bits int) string {
	format := byte('f')
	if a := math.Abs(f); a != 0 {
		if bits == 64 && (a < 1e-6 || a >= 1e21) || bits == 32 && (float32(a) < 1e-6 || float32(a) >= 1e21) {
			format = 'e'
		}
	}
	text := strconv.FormatFloat(f, format, -1, bits)
	if n := len(text); format == 'e' && n >= 4 && text[n-4:n-1] == "e-0" {
		text = text[:n-2] + text[n-1:]
	}
	return text
}

func (e *encoder) text(v reflect.Value, quoted bool) error {
	s := v.String()
	if v.Type() == reflect.TypeFor[Number]() {
		if s == "" {
			s = "0"
		}
		if !isNumber(s) {
			return &MarshalerError{reflect.TypeFor[*Number](), &numberError{s}, "MarshalJSONTo"}
		}
		e.scalar(s, quoted)
		return nil
	}
	if quoted {
		s = string(appendString(nil, s, e.html))
	}
	e.out = appendString(e.out, s, e.html)
	return nil
}

type numberError struct{ text string }

func (e *numberError) Error() string {
	return "cannot parse " + strconv.Quote(e.text) + " as JSON number: invalid syntax"
}

func (e *numberError) Unwrap() error { return strconv.ErrSyntax }

func appendString(buf []byte, s string, html bool) []byte {
	buf = append(buf, '"')
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '"' || c == '\\':
			buf = append(buf, '\\', c)
		case c == '\b':
			buf = append(buf, '\\', 'b')
		case c == '\f':
			buf = append(buf, '\\', 'f')
		case c == '\n':
			buf = append(buf, '\\', 'n')
		case c == '\r':
			buf = append(buf, '\\', 'r')
		case c == '\t':
			buf = append(buf, '\\', 't')
		case c < ' ' || html && (c == '<' || c == '>' || c == '&'):
			buf = append(buf, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xF])
		case c < utf8.RuneSelf:
			buf = append(buf, c)
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == '\u2028' || r == '\u2029' {
				buf = append(buf, '\\', 'u', '2', '0', '2', hexDigits[r&0xF])
			} else {
				buf = utf8.AppendRune(buf, r)
			}
			i += size
			continue
		}
		i++
	}
	return append(buf, '"')
}

func (e *encoder) list(v reflect.Value) error {
	e.out = append(e.out, '[')
	for i := 0; i < v.Len(); i++ {
		if i > 0 {
			e.out = append(e.out, ',')
		}
		if err := e.value(v.Index(i), false); err != nil {
			return err
		}
	}
	e.out = append(e.out, ']')
	return nil
}

func (e *encoder) structure(v reflect.Value) error {
	e.out = append(e.out, '{')
	first := true
	for _, f := range e.shapes.of(v.Type()) {
		value, ok := reach(v, f.index)
		if !ok || f.omitEmpty && isEmpty(value) || f.omitZero && isZero(value) {
			continue
		}
		if !first {
			e.out = append(e.out, ',')
		}
		first = false
		e.out = appendString(e.out, f.name, e.html)
		e.out = append(e.out, ':')
		if err := e.value(value, f.quoted); err != nil {
			return err
		}
	}
	e.out = append(e.out, '}')
	return nil
}

// reach follows an index through embedded structs; a nil pointer on the way ends it.
func reach(v reflect.Value, index []int) (reflect.Value, bool) {
	for _, i := range index {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return v, false
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v, true
}

func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Struct:
		return false
	case reflect.Interface, reflect.Pointer:
		return v.IsNil()
	}
	return v.IsZero()
}

func isZero(v reflect.Value) bool {
	if v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			return true
		}
	}
	if v.CanInterface() {
		if z, ok := v.Interface().(interface{ IsZero() bool }); ok {
			return z.IsZero()
		}
		if v.CanAddr() {
			if z, ok := v.Addr().Interface().(interface{ IsZero() bool }); ok {
				return z.IsZero()
			}
		}
	}
	return v.IsZero()
}

// member is a map's entry with its key as text.
type member struct {
	name  string
	value reflect.Value
}

func (e *encoder) mapping(v reflect.Value) error {
	var members []member
	for it := v.MapRange(); it.Next(); {
		name, err := keyText(it.Key())
		if err == errNoName {
			// Go's encoder has written the brace, and is at the name.
			text := fmt.Sprintf("jsontext: object member name must be a string after offset %d", len(e.out)+2)
			return &UnsupportedValueError{v, text}
		}
		if err != nil {
			return err
		}
		members = append(members, member{name, it.Value()})
	}
	slices.SortFunc(members, func(a, b member) int { return strings.Compare(a.name, b.name) })
	e.out = append(e.out, '{')
	for i, m := range members {
		if i > 0 {
			e.out = append(e.out, ',')
		}
		e.out = appendString(e.out, m.name, e.html)
		e.out = append(e.out, ':')
		if err := e.value(m.value, false); err != nil {
			return err
		}
	}
	e.out = append(e.out, '}')
	return nil
}

func keyText(key reflect.Value) (string, error) {
	if key.Kind() == reflect.String {
		return key.String(), nil
	}
	if m, ok := key.Interface().(encoding.TextMarshaler); ok {
		if key.Kind() == reflect.Pointer && key.IsNil() {
			return "", nil
		}
		text, err := m.MarshalText()
		if err != nil {
			return "", &MarshalerError{key.Type(), err, "MarshalText"}
		}
		return string(text), nil
	}
	switch key.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.FormatInt(key.Int(), 10), nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return strconv.FormatUint(key.Uint(), 10), nil
	case reflect.Float32, reflect.Float64:
		e := new(encoder)
		err := e.value(key, false)
		return string(e.out), err
	case reflect.Interface, reflect.Pointer:
		if !key.IsNil() {
			return keyText(key.Elem())
		}
	case reflect.Bool, reflect.Struct, reflect.Array, reflect.Map, reflect.Slice:
	default:
		return "", &UnsupportedTypeError{key.Type()}
	}
	return "", errNoName
}

// errNoName says that a key's JSON form is no string.
var errNoName = errors.New("no name")
