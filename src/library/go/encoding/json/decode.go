package json

import (
	"encoding"
	"encoding/base64"
	"errors"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Unmarshaler is a value that reads itself from JSON.
type Unmarshaler interface {
	UnmarshalJSON([]byte) error
}

// UnmarshalTypeError says that a JSON value does not fit a Go type.
type UnmarshalTypeError struct {
	Value  string       // what kind of value it is
	Type   reflect.Type // what it should have become
	Offset int64        // how many bytes were read before the error
	Struct string       // the name of the outermost type
	Field  string       // the way to the value
	Err    error
}

func (e *UnmarshalTypeError) Error() string {
	text := "json: cannot unmarshal " + e.Value + " into Go value of type " + e.Type.String()
	if e.Struct != "" || e.Field != "" {
		what := "Go struct field "
		if last := e.Field[strings.LastIndexByte(e.Field, '.')+1:]; last != "" && strings.Trim(last, "0123456789") == "" {
			what = ""
		}
		text = "json: cannot unmarshal " + e.Value + " into " + what + e.Struct + "." + e.Field + " of type " + e.Type.String()
	}
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

// Unwrap returns the reason, if there is one.
func (e *UnmarshalTypeError) Unwrap() error { return e.Err }

// UnmarshalFieldError is not used any more.
type UnmarshalFieldError struct {
	Key   string
	Type  reflect.Type
	Field reflect.StructField
}

func (e *UnmarshalFieldError) Error() string {
	return "json: cannot unmarshal object key " + strconv.Quote(e.Key) + " into unexported field " + e.Field.Name +
		" of type " + e.Type.String()
}

// InvalidUnmarshalError says that Unmarshal was not given a pointer.
type InvalidUnmarshalError struct{ Type reflect.Type }

func (e *InvalidUnmarshalError) Error() string {
	switch {
	case e.Type == nil:
		return "json: Unmarshal(nil)"
	case e.Type.Kind() != reflect.Pointer:
		return "json: Unmarshal(non-pointer " + e.Type.String() + ")"
	}
	return "json: Unmarshal(nil " + e.Type.String() + ")"
}

// Unmarshal reads JSON into what v points to.
func Unmarshal(data []byte, v any) error {
	if err := check(data); err != nil {
		return err
	}
	return decode(data, v, false, false)
}

// decode reads data, which is JSON, into what v points to.
func decode(data []byte, v any, useNumber, strict bool) error {
	pointer := reflect.ValueOf(v)
	if pointer.Kind() != reflect.Pointer || pointer.IsNil() {
		return &InvalidUnmarshalError{reflect.TypeOf(v)}
	}
	d := &reading{data: data, useNumber: useNumber, strict: strict, shapes: shapes{}, root: pointer.Type().Elem().Name()}
	if err := d.value(pointer, false); err != nil {
		return err
	}
	return d.first
}

// reading is one value being read from JSON that has been checked.
type reading struct {
	data      []byte
	at        int
	path      []string
	root      string
	first     error // the first mismatch; reading goes on after it
	useNumber bool
	strict    bool
	shapes    shapes
}

func (d *reading) space() {
	for d.at < len(d.data) && d.data[d.at] <= ' ' {
		d.at++
	}
}

// skip goes over a value and returns its text.
func (d *reading) skip() []byte {
	d.space()
	c := checker{data: d.data, at: d.at}
	c.value(0)
	text := d.data[d.at:c.at]
	d.at = c.at
	return text
}

func (d *reading) save(err error) {
	if d.first == nil {
		d.first = err
	}
}

// mismatch notes that what ended at an offset does not fit a type.
func (d *reading) mismatch(value string, t reflect.Type, offset int, cause error) {
	e := &UnmarshalTypeError{Value: value, Type: t, Offset: int64(offset), Err: cause}
	if len(d.path) > 0 {
		e.Struct, e.Field = d.root, strings.Join(d.path, ".")
	}
	d.save(e)
}

func (d *reading) push(name string) { d.path = append(d.path, name) }

func (d *reading) pop() { d.path = d.path[:len(d.path)-1] }

// target follows pointers to what is to be set, and makes what is missing; a method that reads ends it.
func target(v reflect.Value, null bool) (Unmarshaler, encoding.TextUnmarshaler, reflect.Value) {
	start := v
	addressed := false
	if v.Kind() != reflect.Pointer && v.Type().Name() != "" && v.CanAddr() {
		addressed = true
		v = v.Addr()
	}
	for {
		if v.Kind() == reflect.Interface && !v.IsNil() {
			if e := v.Elem(); e.Kind() == reflect.Pointer && !e.IsNil() && (!null || e.Elem().Kind() == reflect.Pointer) {
				addressed = false
				v = e
				continue
			}
		}
		if v.Kind() != reflect.Pointer || null && v.CanSet() {
			break
		}
		if v.Elem().Kind() == reflect.Interface && v.Elem().Elem().Equal(v) {
			v = v.Elem()
			break
		}
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		if v.Type().NumMethod() > 0 && v.CanInterface() {
			if u, ok := v.Interface().(Unmarshaler); ok {
				return u, nil, reflect.Value{}
			}
			if u, ok := v.Interface().(encoding.TextUnmarshaler); ok && !null {
				return nil, u, reflect.Value{}
			}
		}
		if addressed {
			v, addressed = start, false
		} else {
			v = v.Elem()
		}
	}
	return nil, nil, v
}

// value reads the next value into v; quoted says that its text stands in a string.
func (d *reading) value(v reflect.Value, quoted bool) error {
	d.space()
	start := d.at
	first := d.data[d.at]
	u, textual, v := target(v, first == 'n')
	if u != nil {
		return u.UnmarshalJSON(d.skip())
	}
	if textual != nil {
		raw := d.skip()
		if first != '"' {
			d.mismatch(kindName(raw), reflect.TypeOf(textual).Elem(), endOf(raw, start), nil)
			return nil
		}
		return textual.UnmarshalText([]byte(unquote(raw)))
	}
	if quoted && first != 'n' {
		return d.quotedScalar(v, d.skip())
	}
	if v.Kind() == reflect.Interface && v.NumMethod() > 0 && first != 'n' {
		d.mismatch(kindName(d.skip()), v.Type(), start, nil)
		return nil
	}
	switch first {
	case '{':
		return d.object(v)
	case '[':
		return d.array(v)
	}
	d.scalar(v, d.skip())
	return nil
}

// endOf is where a mismatch of a value is told: at its end, or inside its bracket.
func endOf(raw []byte, start int) int {
	if raw[0] == '{' || raw[0] == '[' {
		return start + 1
	}
	return start + len(raw)
}

func kindName(raw []byte) string {
	switch raw[0] {
	case '{':
		return "object"
	case '[':
		return "array"
	case '"':
		return "string"
	case 't', 'f':
		return "bool"
	case 'n':
		return "null"
	}
	return "number"
}

func (d *reading) quotedScalar(v reflect.Value, raw []byte) error {
	if raw[0] != '"' {
		d.mismatch(kindName(raw), v.Type(), endOf(raw, d.at-len(raw)), nil)
		return nil
	}
	text := unquote(raw)
	inner := []byte(text)
	good := check(inner) == nil && (inner[0] != '"') == (v.Kind() != reflect.String) && inner[0] != '{' && inner[0] != '['
	if good && text != "null" {
		d.scalar(v, inner)
		return nil
	}
	if text == "null" {
		return nil
	}
	switch v.Kind() {
	case reflect.Bool, reflect.String:
		d.mismatch("string", v.Type(), d.at, strconv.ErrSyntax)
	default:
		d.mismatch("number "+text, v.Type(), d.at, nil)
	}
	return nil
}

// scalar sets v to null, a bool, a number or a string.
func (d *reading) scalar(v reflect.Value, raw []byte) {
	switch raw[0] {
	case 'n':
		switch v.Kind() {
		case reflect.Interface, reflect.Pointer, reflect.Map, reflect.Slice:
			v.SetZero()
		}
	case 't', 'f':
		switch {
		case v.Kind() == reflect.Bool:
			v.SetBool(raw[0] == 't')
		case v.Kind() == reflect.Interface:
			v.Set(reflect.ValueOf(raw[0] == 't'))
		case v.Type() == reflect.TypeFor[Number]():
			d.save(&UnmarshalTypeError{Value: "bool", Type: v.Type()})
		default:
			d.mismatch("bool", v.Type(), d.at, nil)
		}
	case '"':
		d.text(v, raw)
	default:
		d.number(v, string(raw))
	}
}

func (d *reading) text(v reflect.Value, raw []byte) {
	s := unquote(raw)
	switch v.Kind() {
	case reflect.Interface:
		v.Set(reflect.ValueOf(s))
		return
	case reflect.String:
		if v.Type() == reflect.TypeFor[Number]() && !isNumber(s) {
			d.save(&UnmarshalTypeError{Value: "string " + string(raw), Type: v.Type(), Err: strconv.ErrSyntax})
			return
		}
		v.SetString(s)
		return
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			b, err := base64.StdEncoding.DecodeString(s)
			if err != nil {
				d.mismatch("string", v.Type(), d.at, err)
				return
			}
			v.SetBytes(b)
			return
		}
	}
	d.mismatch("string", v.Type(), d.at, nil)
}

func (d *reading) number(v reflect.Value, text string) {
	switch v.Kind() {
	case reflect.Interface:
		if d.useNumber {
			v.Set(reflect.ValueOf(Number(text)))
			return
		}
		f, err := strconv.ParseFloat(text, 64)
		if err != nil {
			d.mismatch("number "+text, reflect.TypeFor[float64](), d.at, nil)
			f = 0
		}
		v.Set(reflect.ValueOf(f))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n, err := strconv.ParseInt(text, 10, v.Type().Bits())
		if err != nil {
			d.mismatch("number "+text, v.Type(), d.at, nil)
			return
		}
		v.SetInt(n)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		n, err := strconv.ParseUint(text, 10, v.Type().Bits())
		if err != nil {
			d.mismatch("number "+text, v.Type(), d.at, nil)
			return
		}
		v.SetUint(n)
	case reflect.Float32, reflect.Float64:
		f, err := strconv.ParseFloat(text, v.Type().Bits())
		if err != nil {
			d.mismatch("number "+text, v.Type(), d.at, nil)
			return
		}
		v.SetFloat(f)
	default:
		if v.Type() == reflect.TypeFor[Number]() {
			v.SetString(text)
			return
		}
		d.mismatch("number", v.Type(), d.at, nil)
	}
}

func (d *reading) array(v reflect.Value) error {
	switch v.Kind() {
	case reflect.Interface:
		x := d.anything()
		v.Set(reflect.ValueOf(x))
		return nil
	case reflect.Slice, reflect.Array:
	default:
		d.mismatch("array", v.Type(), d.at+1, nil)
		d.skip()
		return nil
	}
	d.at++
	n := 0
	for d.space(); d.data[d.at] != ']'; d.space() {
		if v.Kind() == reflect.Slice {
			if n >= v.Cap() {
				v.Grow(1)
			}
			if n >= v.Len() {
				v.SetLen(n + 1)
			}
		}
		if n < v.Len() {
			d.push(strconv.Itoa(n))
			err := d.value(v.Index(n), false)
			if d.pop(); err != nil {
				return err
			}
		} else {
			d.skip()
		}
		n++
		if d.space(); d.data[d.at] == ',' {
			d.at++
		}
	}
	d.at++
	if v.Kind() == reflect.Array {
		for ; n < v.Len(); n++ {
			v.Index(n).SetZero()
		}
	} else if n == 0 {
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	} else {
		v.SetLen(n)
	}
	return nil
}

func (d *reading) object(v reflect.Value) error {
	t := v.Type()
	switch v.Kind() {
	case reflect.Interface:
		x := d.anything()
		v.Set(reflect.ValueOf(x))
		return nil
	case reflect.Map:
		if !keyFits(t.Key()) {
			d.mismatch("object", t, d.at+1, nil)
			d.skip()
			return nil
		}
		if v.IsNil() {
			v.Set(reflect.MakeMap(t))
		}
	case reflect.Struct:
	default:
		d.mismatch("object", t, d.at+1, nil)
		d.skip()
		return nil
	}
	d.at++
	for d.space(); d.data[d.at] != '}'; d.space() {
		name := unquote(d.skip())
		keyEnd := d.at
		d.space()
		d.at++
		d.push(name)
		var err error
		if v.Kind() == reflect.Map {
			err = d.entry(v, name, keyEnd)
		} else {
			err = d.member(v, name)
		}
		if d.pop(); err != nil {
			return err
		}
		if d.space(); d.data[d.at] == ',' {
			d.at++
		}
	}
	d.at++
	return nil
}

func keyFits(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr, reflect.Bool:
		return true
	}
	return reflect.PointerTo(t).Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
}

// entry reads a map's next entry.
func (d *reading) entry(m reflect.Value, name string, keyEnd int) error {
	t := m.Type()
	key := reflect.New(t.Key()).Elem()
	bad := false
	if u, ok := key.Addr().Interface().(encoding.TextUnmarshaler); ok && key.Kind() != reflect.String {
		if err := u.UnmarshalText([]byte(name)); err != nil {
			d.save(err)
			bad = true
		}
	} else if ok {
		if err := u.UnmarshalText([]byte(name)); err != nil {
			d.save(err)
			bad = true
		}
	} else {
		bad = !d.simpleKey(key, name, keyEnd)
	}
	value := reflect.New(t.Elem()).Elem()
	if bad {
		d.skip()
		return nil
	}
	if err := d.value(value, false); err != nil {
		return err
	}
	m.SetMapIndex(key, value)
	return nil
}

func (d *reading) simpleKey(key reflect.Value, name string, keyEnd int) bool {
	switch key.Kind() {
	case reflect.String:
		key.SetString(name)
		return true
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		if n, err := strconv.ParseInt(name, 10, key.Type().Bits()); err == nil {
			key.SetInt(n)
			return true
		}
	case reflect.Bool:
		d.mismatch("string", key.Type(), keyEnd, nil)
		return false
	default:
		if n, err := strconv.ParseUint(name, 10, key.Type().Bits()); err == nil {
			key.SetUint(n)
			return true
		}
	}
	d.mismatch("number "+name, key.Type(), keyEnd, nil)
	return false
}

// member reads a struct's next field; the exact name wins over one that differs in case.
func (d *reading) member(v reflect.Value, name string) error {
	fields := d.shapes.of(v.Type())
	found := -1
	for i := range fields {
		if fields[i].name == name {
			found = i
			break
		}
		if found < 0 && strings.EqualFold(fields[i].name, name) {
			found = i
		}
	}
	if found < 0 {
		if d.strict {
			d.save(errors.New("json: unknown field " + strconv.Quote(name)))
		}
		d.skip()
		return nil
	}
	f := &fields[found]
	for _, i := range f.index {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				if !v.CanSet() {
					d.save(errors.New("json: cannot set embedded pointer to unexported struct: " + v.Type().Elem().String()))
					d.skip()
					return nil
				}
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return d.value(v, f.quoted)
}

// anything reads the next value as what an empty interface holds.
func (d *reading) anything() any {
	d.space()
	switch d.data[d.at] {
	case '{':
		d.at++
		m := map[string]any{}
		for d.space(); d.data[d.at] != '}'; d.space() {
			name := unquote(d.skip())
			d.space()
			d.at++
			d.push(name)
			m[name] = d.anything()
			d.pop()
			if d.space(); d.data[d.at] == ',' {
				d.at++
			}
		}
		d.at++
		return m
	case '[':
		d.at++
		list := []any{}
		for d.space(); d.data[d.at] != ']'; d.space() {
			d.push(strconv.Itoa(len(list)))
			list = append(list, d.anything())
			d.pop()
			if d.space(); d.data[d.at] == ',' {
				d.at++
			}
		}
		d.at++
		return list
	case '"':
		return unquote(d.skip())
	}
	var x any
	d.scalar(reflect.ValueOf(&x).Elem(), d.skip())
	return x
}

// unquote returns what a string stands for; lone surrogates and bad bytes become U+FFFD.
func unquote(raw []byte) string {
	raw = raw[1 : len(raw)-1]
	plain := true
	for _, c := range raw {
		if c == '\\' || c >= utf8.RuneSelf {
			plain = false
			break
		}
	}
	if plain {
		return string(raw)
	}
	buf := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); {
		c := raw[i]
		if c != '\\' {
			r, size := utf8.DecodeRune(raw[i:])
			buf = utf8.AppendRune(buf, r)
			i += size
			continue
		}
		i += 2
		switch c = raw[i-1]; c {
		case 'b':
			buf = append(buf, '\b')
		case 'f':
			buf = append(buf, '\f')
		case 'n':
			buf = append(buf, '\n')
		case 'r':
			buf = append(buf, '\r')
		case 't':
			buf = append(buf, '\t')
		case 'u':
			r := hex4(raw[i:])
			i += 4
			if utf16.IsSurrogate(r) {
				joined := rune(utf8.RuneError)
				if i+6 <= len(raw) && raw[i] == '\\' && raw[i+1] == 'u' {
					if joined = utf16.DecodeRune(r, hex4(raw[i+2:])); joined != utf8.RuneError {
						i += 6
					}
				}
				r = joined
			}
			buf = utf8.AppendRune(buf, r)
		default:
			buf = append(buf, c)
		}
	}
	return string(buf)
}

func hex4(digits []byte) rune {
	n, _ := strconv.ParseUint(string(digits[:4]), 16, 32)
	return rune(n)
}
