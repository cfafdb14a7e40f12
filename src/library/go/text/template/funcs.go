package template

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"
)

var builtins map[string]reflect.Value

func init() {
	builtins = map[string]reflect.Value{}
	for name, f := range map[string]any{
		"and": and, "or": or, "not": func(arg reflect.Value) bool { return !truth(arg) },
		"call": func(fn reflect.Value, args ...reflect.Value) reflect.Value { panic("unreachable") },
		"html": HTMLEscaper, "js": JSEscaper, "urlquery": URLQueryEscaper,
		"index": index, "slice": slice, "len": length,
		"print": fmt.Sprint, "printf": fmt.Sprintf, "println": fmt.Sprintln,
		"eq": eq, "ne": ne, "lt": lt, "le": le, "gt": gt, "ge": ge,
	} {
		builtins[name] = reflect.ValueOf(f)
	}
}

func isBuiltin(name string) bool {
	_, ok := builtins[name]
	return ok
}

func (t *Template) find(name string) (f reflect.Value, builtin, ok bool) {
	s := t.shared()
	s.mu.RLock()
	defer s.mu.RUnlock()
	if f, ok = s.funcs[name]; ok {
		return f, false, true
	}
	f, ok = builtins[name]
	return f, ok, ok
}

func truth(arg reflect.Value) bool {
	t, _ := isTrue(concrete(arg))
	return t
}

// and and or are evaluated by state.call, which does not evaluate more than it needs.
func and(arg0 reflect.Value, args ...reflect.Value) reflect.Value { panic("unreachable") }
func or(arg0 reflect.Value, args ...reflect.Value) reflect.Value  { panic("unreachable") }

func call(name string, fn reflect.Value, args ...reflect.Value) (reflect.Value, error) {
	fn = concrete(fn)
	if !fn.IsValid() {
		return reflect.Value{}, errors.New("call of nil")
	}
	t := fn.Type()
	if t.Kind() != reflect.Func {
		return reflect.Value{}, fmt.Errorf("non-function %s of type %s", name, t)
	}
	if err := checkFunc(name, t); err != nil {
		return reflect.Value{}, err
	}
	fixed := t.NumIn()
	if t.IsVariadic() {
		if fixed--; len(args) < fixed {
			return reflect.Value{}, fmt.Errorf("wrong number of args for %s: got %d want at least %d", name, len(args), fixed)
		}
	} else if len(args) != fixed {
		return reflect.Value{}, fmt.Errorf("wrong number of args for %s: got %d want %d", name, len(args), fixed)
	}
	values := make([]reflect.Value, len(args))
	for i, arg := range args {
		want := t.In(min(i, t.NumIn()-1))
		if i >= fixed {
			want = want.Elem()
		}
		v, err := fit(concrete(arg), want)
		if err != nil {
			return reflect.Value{}, fmt.Errorf("arg %d: %w", i, err)
		}
		values[i] = v
	}
	return safely(fn, values)
}

// fit makes an argument's type the wanted one, for nil and between integers.
func fit(v reflect.Value, t reflect.Type) (reflect.Value, error) {
	if !v.IsValid() {
		if !canBeNil(t) {
			return v, fmt.Errorf("value is nil; should be of type %s", t)
		}
		return reflect.Zero(t), nil
	}
	if v.Type().AssignableTo(t) {
		return v, nil
	}
	if (v.CanInt() || v.CanUint()) && (reflect.Zero(t).CanInt() || reflect.Zero(t).CanUint()) && v.Type().ConvertibleTo(t) {
		return v.Convert(t), nil
	}
	return v, fmt.Errorf("value has type %s; should be %s", v.Type(), t)
}

func position(index reflect.Value, limit int) (int, error) {
	x := int64(-1)
	switch {
	case !index.IsValid():
		return 0, errors.New("cannot index slice/array with nil")
	case index.CanInt():
		x = index.Int()
	case index.CanUint():
		x = int64(index.Uint())
	default:
		return 0, fmt.Errorf("cannot index slice/array with type %s", index.Type())
	}
	if x < 0 || x > int64(limit) {
		return 0, fmt.Errorf("index out of range: %d", x)
	}
	return int(x), nil
}

func index(item reflect.Value, indexes ...reflect.Value) (reflect.Value, error) {
	if item = concrete(item); !item.IsValid() {
		return item, errors.New("index of untyped nil")
	}
	for _, at := range indexes {
		at = concrete(at)
		to, isNil := indirect(item)
		if item = to; isNil {
			return item, errors.New("index of nil pointer")
		}
		switch item.Kind() {
		case reflect.Array, reflect.Slice, reflect.String:
			x, err := position(at, item.Len())
			if err != nil {
				return item, err
			}
			item = item.Index(x)
		case reflect.Map:
			key, err := fit(at, item.Type().Key())
			if err != nil {
				return item, err
			}
			v := item.MapIndex(key)
			if !v.IsValid() {
				v = reflect.Zero(item.Type().Elem())
			}
			item = v
		default:
			return item, fmt.Errorf("can't index item of type %s", item.Type())
		}
	}
	return item, nil
}

func slice(item reflect.Value, indexes ...reflect.Value) (reflect.Value, error) {
	if item = concrete(item); !item.IsValid() {
		return item, errors.New("slice of untyped nil")
	}
	item, isNil := indirect(item)
	switch {
	case isNil:
		return item, errors.New("slice of nil pointer")
	case len(indexes) > 3:
		return item, fmt.Errorf("too many slice indexes: %d", len(indexes))
	}
	var limit int
	switch item.Kind() {
	case reflect.String:
		if len(indexes) == 3 {
			return item, errors.New("cannot 3-index slice a string")
		}
		limit = item.Len()
	case reflect.Array, reflect.Slice:
		limit = item.Cap()
	default:
		return item, fmt.Errorf("can't slice item of type %s", item.Type())
	}
	at := [3]int{0, item.Len()}
	for i, index := range indexes {
		x, err := position(concrete(index), limit)
		if err != nil {
			return item, err
		}
		at[i] = x
	}
	if at[0] > at[1] {
		return item, fmt.Errorf("invalid slice index: %d > %d", at[0], at[1])
	}
	if len(indexes) < 3 {
		return item.Slice(at[0], at[1]), nil
	}
	if at[1] > at[2] {
		return item, fmt.Errorf("invalid slice index: %d > %d", at[1], at[2])
	}
	return item.Slice3(at[0], at[1], at[2]), nil
}

func length(arg reflect.Value) (int, error) {
	arg, isNil := indirect(arg)
	if isNil {
		return 0, errors.New("len of nil pointer")
	}
	switch arg.Kind() {
	case reflect.Array, reflect.Chan, reflect.Map, reflect.Slice, reflect.String:
		return arg.Len(), nil
	case reflect.Invalid:
		return 0, errors.New("len of nil pointer")
	}
	return 0, fmt.Errorf("len of type %s", arg.Type())
}

var (
	errBadComparison = errors.New("invalid type for comparison")
	errNoComparison  = errors.New("missing argument for comparison")
)

// basic says how a value compares: b, i, u, f, c or s, or 0 if it has no order.
func basic(v reflect.Value) byte {
	switch {
	case v.Kind() == reflect.Bool:
		return 'b'
	case v.CanInt():
		return 'i'
	case v.CanUint():
		return 'u'
	case v.CanFloat():
		return 'f'
	case v.CanComplex():
		return 'c'
	case v.Kind() == reflect.String:
		return 's'
	}
	return 0
}

func isNilValue(v reflect.Value) bool {
	if !v.IsValid() {
		return true
	}
	switch v.Kind() {
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
		return v.IsNil()
	}
	return false
}

func equal(a, b reflect.Value) (bool, error) {
	ka, kb := basic(a), basic(b)
	switch {
	case ka == 'i' && kb == 'u':
		return a.Int() >= 0 && uint64(a.Int()) == b.Uint(), nil
	case ka == 'u' && kb == 'i':
		return b.Int() >= 0 && a.Uint() == uint64(b.Int()), nil
	case ka != kb && a.IsValid() && b.IsValid():
		return false, fmt.Errorf("incompatible types for comparison: %v and %v", a.Type(), b.Type())
	case ka != kb:
		return false, nil
	case ka == 'f':
		return a.Float() == b.Float(), nil
	case ka == 'i':
		return a.Int() == b.Int(), nil
	case ka == 'u':
		return a.Uint() == b.Uint(), nil
	case ka == 's':
		return a.String() == b.String(), nil
	case ka == 'b':
		return a.Bool() == b.Bool(), nil
	case ka == 'c':
		return a.Complex() == b.Complex(), nil
	case isNilValue(a) || isNilValue(b):
		return isNilValue(a) == isNilValue(b), nil
	case a.Kind() != b.Kind():
		return false, fmt.Errorf("non-comparable types %s: %v, %s: %v", a, a.Type(), b.Type(), b)
	case !b.Type().Comparable():
		return false, fmt.Errorf("non-comparable type %s: %v", b, b.Type())
	}
	return a.Interface() == b.Interface(), nil
}

func eq(arg1 reflect.Value, arg2 ...reflect.Value) (bool, error) {
	if len(arg2) == 0 {
		return false, errNoComparison
	}
	for _, arg := range arg2 {
		if same, err := equal(concrete(arg1), concrete(arg)); same || err != nil {
			return same, err
		}
	}
	return false, nil
}

func ne(arg1, arg2 reflect.Value) (bool, error) {
	same, err := eq(arg1, arg2)
	return !same, err
}

func lt(a, b reflect.Value) (bool, error) {
	a, b = concrete(a), concrete(b)
	ka, kb := basic(a), basic(b)
	if ka == 0 || kb == 0 {
		return false, errBadComparison
	}
	switch {
	case ka == 'i' && kb == 'u':
		return a.Int() < 0 || uint64(a.Int()) < b.Uint(), nil
	case ka == 'u' && kb == 'i':
		return b.Int() >= 0 && a.Uint() < uint64(b.Int()), nil
	case ka != kb:
		return false, fmt.Errorf("incompatible types for comparison: %v and %v", a.Type(), b.Type())
	case ka == 'f':
		return a.Float() < b.Float(), nil
	case ka == 'i':
		return a.Int() < b.Int(), nil
	case ka == 'u':
		return a.Uint() < b.Uint(), nil
	case ka == 's':
		return a.String() < b.String(), nil
	}
	return false, errBadComparison
}

func le(a, b reflect.Value) (bool, error) {
	less, err := lt(a, b)
	if less || err != nil {
		return less, err
	}
	return eq(a, b)
}

func gt(a, b reflect.Value) (bool, error) {
	most, err := le(a, b)
	if err != nil {
		return false, err
	}
	return !most, nil
}

func ge(a, b reflect.Value) (bool, error) {
	less, err := lt(a, b)
	if err != nil {
		return false, err
	}
	return !less, nil
}

var htmlReplacer = strings.NewReplacer("\x00", "\uFFFD", `"`, "&#34;", "'", "&#39;", "&", "&amp;", "<", "&lt;", ">", "&gt;")

func HTMLEscapeString(s string) string   { return htmlReplacer.Replace(s) }
func HTMLEscape(w io.Writer, b []byte)   { io.WriteString(w, HTMLEscapeString(string(b))) }
func HTMLEscaper(args ...any) string     { return HTMLEscapeString(joined(args)) }
func JSEscape(w io.Writer, b []byte)     { io.WriteString(w, JSEscapeString(string(b))) }
func JSEscaper(args ...any) string       { return JSEscapeString(joined(args)) }
func URLQueryEscaper(args ...any) string { return url.QueryEscape(joined(args)) }

func JSEscapeString(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '\\' || r == '\'' || r == '"':
			b.WriteByte('\\')
			b.WriteRune(r)
		case strings.ContainsRune("<>&=", r) || r < ' ':
			fmt.Fprintf(&b, "\\u%04X", r)
		case r >= utf8.RuneSelf && !unicode.IsPrint(r):
			fmt.Fprintf(&b, "\\u%04X", r)
		default:
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}

// joined prints what an escaper was given.
func joined(args []any) string {
	if len(args) == 1 {
		if s, ok := args[0].(string); ok {
			return s
		}
	}
	for i, arg := range args {
		if x, err := printable(reflect.ValueOf(arg)); err == nil {
			args[i] = x
		}
	}
	return fmt.Sprint(args...)
}
