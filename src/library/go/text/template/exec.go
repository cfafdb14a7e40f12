package template

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"reflect"
	"runtime"
	"slices"
	"strings"
)

type ExecError struct {
	Name string
	Err  error
}

func (e ExecError) Error() string { return e.Err.Error() }
func (e ExecError) Unwrap() error { return e.Err }

// writeError carries a writer's error out.
type writeError struct{ error }

// jump is {{break}} or {{continue}} on its way to the loop.
type jump string

const mostNested = 100000

type binding struct {
	name  string
	value reflect.Value
}

// state is an execution: where it is, and the variables in scope.
type state struct {
	tmpl  *Template
	w     io.Writer
	node  node
	vars  []binding
	depth int
}

// noArgument stands for a pipeline's value where there is none.
type noArgument struct{}

var none = reflect.ValueOf(noArgument{})

func isNone(v reflect.Value) bool { return v.IsValid() && v.Type() == none.Type() }

func (t *Template) ExecuteTemplate(wr io.Writer, name string, data any) error {
	one := t.Lookup(name)
	if one == nil {
		return fmt.Errorf("template: no template %q associated with template %q", name, t.name)
	}
	return one.Execute(wr, data)
}

func (t *Template) Execute(wr io.Writer, data any) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case runtime.Error:
			panic(r)
		case writeError:
			err = r.error
		case ExecError:
			err = r
		default:
			panic(r)
		}
	}()
	value, ok := data.(reflect.Value)
	if !ok {
		value = reflect.ValueOf(data)
	}
	s := &state{tmpl: t, w: wr, vars: []binding{{"$", value}}}
	if t.tree == nil {
		s.fail("%q is an incomplete or empty template", t.name)
	}
	s.list(value, t.tree.root)
	return nil
}

func (s *state) fail(format string, args ...any) {
	place := s.tmpl.name
	if s.node != nil {
		text := s.tmpl.tree.text[:s.node.at()]
		column := len(text)
		if i := strings.LastIndexByte(text, '\n'); i >= 0 {
			column = len(text) - i - 1
		}
		place = fmt.Sprintf("%s:%d:%d: executing %q at <%s>", s.tmpl.tree.name, 1+strings.Count(text, "\n"), column, s.tmpl.name, s.node)
	}
	place = strings.ReplaceAll(place, "%", "%%")
	panic(ExecError{s.tmpl.name, fmt.Errorf("template: "+place+": "+format, args...)})
}

func (s *state) list(dot reflect.Value, list listNode) {
	for _, n := range list {
		s.walk(dot, n)
	}
}

func (s *state) walk(dot reflect.Value, n node) {
	s.node = n
	switch n := n.(type) {
	case *textNode:
		s.write(n.text)
	case *actionNode:
		if v := s.pipeline(dot, n.pipe); len(n.pipe.decl) == 0 {
			s.print(n, v)
		}
	case *branchNode:
		vars := len(s.vars)
		if n.word == "range" {
			s.loop(dot, n)
		} else {
			s.branch(dot, n)
		}
		s.vars = s.vars[:vars]
	case *templateNode:
		s.template(dot, n)
	case *jumpNode:
		panic(jump(n.word))
	}
}

func (s *state) write(text string) {
	if _, err := io.WriteString(s.w, text); err != nil {
		panic(writeError{err})
	}
}

func (s *state) branch(dot reflect.Value, n *branchNode) {
	v := s.pipeline(dot, n.pipe)
	truth, ok := isTrue(concrete(v))
	switch {
	case !ok:
		s.fail("if/with can't use %v", v)
	case truth && n.word == "with":
		s.list(v, n.list)
	case truth:
		s.list(dot, n.list)
	default:
		s.list(dot, n.rest)
	}
}

func (s *state) template(dot reflect.Value, n *templateNode) {
	one := s.tmpl.Lookup(n.name)
	if one == nil {
		s.fail("template %q not defined", n.name)
	}
	if s.depth == mostNested {
		s.fail("exceeded maximum template depth (%v)", mostNested)
	}
	var v reflect.Value
	if n.pipe != nil {
		v = s.pipeline(dot, n.pipe)
	}
	inner := &state{tmpl: one, w: s.w, depth: s.depth + 1, vars: []binding{{"$", v}}}
	inner.list(v, one.tree.root)
}

// loop goes through a value; each round has its variables, and a break ends it.
func (s *state) loop(dot reflect.Value, n *branchNode) {
	v, _ := indirect(s.pipeline(dot, n.pipe))
	mark := len(s.vars)
	ran := false
	round := func(index, elem reflect.Value) (more bool) {
		ran = true
		s.bind(n.pipe, mark, index, elem)
		defer func() {
			s.vars = s.vars[:mark]
			switch r := recover(); r {
			case nil, jump("continue"):
			case jump("break"):
				more = false
			default:
				panic(r)
			}
		}()
		more = true
		s.list(elem, n.list)
		return more
	}
	two := len(n.pipe.decl) > 1
	switch v.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		if two {
			s.fail("can't use %v to iterate over more than one variable", v)
		}
		for x := range v.Seq() {
			if !round(reflect.Value{}, x) {
				break
			}
		}
	case reflect.Array, reflect.Slice:
		for i := range v.Len() {
			if !round(reflect.ValueOf(i), v.Index(i)) {
				break
			}
		}
	case reflect.Map:
		for _, key := range sortedKeys(v) {
			if !round(key, v.MapIndex(key)) {
				break
			}
		}
	case reflect.Chan:
		if !v.IsNil() && v.Type().ChanDir() == reflect.SendDir {
			s.fail("range over send-only channel %v", v)
		}
		for i := 0; !v.IsNil(); i++ {
			x, ok := v.Recv()
			if !ok || !round(reflect.ValueOf(i), x) {
				break
			}
		}
	case reflect.Invalid:
	case reflect.Func:
		s.loopFunc(v, two, round)
	default:
		s.fail("range can't iterate over %v", v)
	}
	if !ran {
		s.list(dot, n.rest)
	}
}

func (s *state) loopFunc(v reflect.Value, two bool, round func(index, elem reflect.Value) bool) {
	switch {
	case v.Type().CanSeq() && two:
		s.fail("can't use %v iterate over more than one variable", v)
	case v.Type().CanSeq():
		for x := range v.Seq() {
			if !round(reflect.Value{}, x) {
				break
			}
		}
	case v.Type().CanSeq2():
		for i, x := range v.Seq2() {
			if !two {
				i, x = reflect.Value{}, i
			}
			if !round(i, x) {
				break
			}
		}
	default:
		s.fail("range can't iterate over %v", v)
	}
}

// bind sets a round's variables: new ones behind mark, or with = those that exist.
func (s *state) bind(p *pipeNode, mark int, index, elem reflect.Value) {
	values := []reflect.Value{elem}
	if len(p.decl) > 1 {
		values = []reflect.Value{index, elem}
	}
	for i, name := range p.decl {
		if p.assign {
			s.set(name, values[i])
			continue
		}
		s.vars[mark-len(p.decl)+i].value = values[i]
	}
}

func (s *state) set(name string, v reflect.Value) {
	for i := range slices.Backward(s.vars) {
		if s.vars[i].name == name {
			s.vars[i].value = v
			return
		}
	}
	s.fail("undefined variable: %s", name)
}

func sortedKeys(m reflect.Value) []reflect.Value {
	keys := m.MapKeys()
	slices.SortStableFunc(keys, compareValues)
	return keys
}

func compareValues(a, b reflect.Value) int {
	a, b = concrete(a), concrete(b)
	switch a.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		if b.CanInt() {
			return cmp.Compare(a.Int(), b.Int())
		}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		if b.CanUint() {
			return cmp.Compare(a.Uint(), b.Uint())
		}
	case reflect.Float32, reflect.Float64:
		if b.CanFloat() {
			return cmp.Compare(a.Float(), b.Float())
		}
	case reflect.String:
		if b.Kind() == reflect.String {
			return strings.Compare(a.String(), b.String())
		}
	case reflect.Bool:
		if b.Kind() == reflect.Bool && a.Bool() != b.Bool() {
			if b.Bool() {
				return -1
			}
			return 1
		}
	case reflect.Struct:
		for i := range a.NumField() {
			if c := compareValues(a.Field(i), b.Field(i)); c != 0 {
				return c
			}
		}
	case reflect.Array:
		for i := range a.Len() {
			if c := compareValues(a.Index(i), b.Index(i)); c != 0 {
				return c
			}
		}
	}
	return 0
}

func (s *state) pipeline(dot reflect.Value, p *pipeNode) (v reflect.Value) {
	s.node = p
	v = none
	for _, cmd := range p.cmds {
		v = s.command(dot, cmd, v)
		if v.Kind() == reflect.Interface && v.Type().NumMethod() == 0 {
			v = v.Elem()
		}
	}
	for _, name := range p.decl {
		if p.assign {
			s.set(name, v)
		} else {
			s.vars = append(s.vars, binding{name, v})
		}
	}
	return v
}

// command evaluates one stage; final is the value of the stage before.
func (s *state) command(dot reflect.Value, cmd *commandNode, final reflect.Value) reflect.Value {
	first := cmd.args[0]
	switch n := first.(type) {
	case *fieldNode, *chainNode, *variableNode:
		return s.reference(dot, n, cmd.args, final)
	case *identifierNode:
		return s.function(dot, n, cmd, cmd.args, final)
	case *pipeNode:
		s.noCall(cmd.args, final)
		return s.pipeline(dot, n)
	}
	s.node = first
	s.noCall(cmd.args, final)
	switch n := first.(type) {
	case *boolNode:
		return reflect.ValueOf(n.value)
	case *dotNode:
		return dot
	case *nilNode:
		s.fail("nil is not a command")
	case *numberNode:
		return s.constant(n)
	case *stringNode:
		return reflect.ValueOf(n.text)
	}
	s.fail("can't evaluate command %q", first)
	return reflect.Value{}
}

func (s *state) noCall(args []node, final reflect.Value) {
	if len(args) > 1 || !isNone(final) {
		s.fail("can't give argument to non-function %s", args[0])
	}
}

// constant gives a number the type that it would have in Go.
func (s *state) constant(n *numberNode) reflect.Value {
	s.node = n
	integer := !strings.ContainsAny(n.text, ".eEpP") || strings.HasPrefix(n.text, "'") || strings.HasPrefix(n.text, "0x") && !strings.ContainsAny(n.text, "pP")
	switch {
	case n.isComplex:
		return reflect.ValueOf(n.c)
	case n.isFloat && !integer:
		return reflect.ValueOf(n.f)
	case n.isInt:
		return reflect.ValueOf(int(n.i))
	}
	s.fail("%s overflows int", n.text)
	return reflect.Value{}
}

// reference evaluates .A.B, $x.A and (pipe).A; the last name may be a method with arguments.
func (s *state) reference(dot reflect.Value, n node, args []node, final reflect.Value) reflect.Value {
	var from reflect.Value
	var names []string
	switch n := n.(type) {
	case *fieldNode:
		from, names = dot, n.names
	case *variableNode:
		from, names = s.variable(n.names[0]), n.names[1:]
	case *chainNode:
		if _, ok := n.of.(*nilNode); ok {
			s.fail("indirection through explicit nil in %s", n)
		}
		s.node = n
		from, names = s.argument(dot, nil, n.of), n.names
	}
	s.node = n
	if len(names) == 0 {
		s.noCall(append([]node{n}, args[min(1, len(args)):]...), final)
		return from
	}
	for _, name := range names[:len(names)-1] {
		from = s.field(dot, name, n, nil, none, from)
	}
	return s.field(dot, names[len(names)-1], n, args, final, from)
}

func (s *state) variable(name string) reflect.Value {
	for _, b := range slices.Backward(s.vars) {
		if b.name == name {
			return b.value
		}
	}
	s.fail("undefined variable: %s", name)
	return reflect.Value{}
}

// field is a method, a struct's field or a map's element.
func (s *state) field(dot reflect.Value, name string, n node, args []node, final, from reflect.Value) reflect.Value {
	if !from.IsValid() {
		if s.tmpl.set.missingKey == missingError {
			s.fail("nil data; no entry for key %q", name)
		}
		return reflect.Value{}
	}
	typ := from.Type()
	from, isNil := indirect(from)
	if from.Kind() == reflect.Interface && isNil {
		s.fail("nil pointer evaluating %s.%s", typ, name)
	}
	owner := from
	if owner.Kind() != reflect.Interface && owner.Kind() != reflect.Pointer && owner.CanAddr() {
		owner = owner.Addr()
	}
	if method := owner.MethodByName(name); method.IsValid() {
		return s.call(dot, method, false, n, name, args, final)
	}
	called := len(args) > 1 || !isNone(final)
	switch from.Kind() {
	case reflect.Struct:
		if f, ok := from.Type().FieldByName(name); ok {
			v, err := from.FieldByIndexErr(f.Index)
			switch {
			case !f.IsExported():
				s.fail("%s is an unexported field of struct type %s", name, typ)
			case err != nil:
				s.fail("%v", err)
			case called:
				s.fail("%s has arguments but cannot be invoked as function", name)
			}
			return v
		}
	case reflect.Map:
		if key := reflect.ValueOf(name); key.Type().AssignableTo(from.Type().Key()) {
			if called {
				s.fail("%s is not a method but has arguments", name)
			}
			v := from.MapIndex(key)
			if !v.IsValid() && s.tmpl.set.missingKey == missingZero {
				return reflect.Zero(from.Type().Elem())
			}
			if !v.IsValid() && s.tmpl.set.missingKey == missingError {
				s.fail("map has no entry for key %q", name)
			}
			return v
		}
	case reflect.Pointer:
		elem := from.Type().Elem()
		known := true
		if elem.Kind() == reflect.Struct {
			_, known = elem.FieldByName(name)
		}
		if known && isNil {
			s.fail("nil pointer evaluating %s.%s", typ, name)
		}
	}
	s.fail("can't evaluate field %s in type %s", name, typ)
	return reflect.Value{}
}

func (s *state) function(dot reflect.Value, n *identifierNode, cmd node, args []node, final reflect.Value) reflect.Value {
	s.node = n
	f, builtin, ok := s.tmpl.find(n.name)
	if !ok {
		s.fail("%q is not a defined function", n.name)
	}
	return s.call(dot, f, builtin, cmd, n.name, args, final)
}

var (
	valueType    = reflect.TypeFor[reflect.Value]()
	errorType    = reflect.TypeFor[error]()
	stringerType = reflect.TypeFor[fmt.Stringer]()
)

func checkFunc(name string, t reflect.Type) error {
	switch n := t.NumOut(); {
	case n == 1, n == 2 && t.Out(1) == errorType:
		return nil
	case n == 2:
		return fmt.Errorf("invalid function signature for %s: second return value should be error; is %s", name, t.Out(1))
	default:
		return fmt.Errorf("function %s has %d return values; should be 1 or 2", name, n)
	}
}

func (s *state) call(dot, f reflect.Value, builtin bool, n node, name string, args []node, final reflect.Value) reflect.Value {
	if args != nil {
		args = args[1:]
	}
	t := f.Type()
	in := len(args)
	if !isNone(final) {
		in++
	}
	fixed := t.NumIn()
	if t.IsVariadic() {
		if fixed--; in < fixed {
			s.fail("wrong number of args for %s: want at least %d got %d", name, fixed, len(args))
		}
	} else if in != fixed {
		s.fail("wrong number of args for %s: want %d got %d", name, fixed, in)
	}
	if err := checkFunc(name, t); err != nil {
		s.fail("%v", err)
	}
	typeOf := func(i int) reflect.Type {
		if i < fixed {
			return t.In(i)
		}
		return t.In(fixed).Elem()
	}
	if builtin && (name == "and" || name == "or") {
		// The rest is not evaluated once it is decided.
		var v reflect.Value
		for i, arg := range args {
			v = unwrap(s.argument(dot, typeOf(i), arg))
			if truth(v) == (name == "or") {
				return v
			}
		}
		if !isNone(final) {
			v = unwrap(s.convert(final, typeOf(len(args))))
		}
		return v
	}
	var values []reflect.Value
	for i, arg := range args {
		values = append(values, s.argument(dot, typeOf(i), arg))
	}
	if !isNone(final) {
		values = append(values, s.convert(final, typeOf(len(args))))
	}
	if builtin && name == "call" {
		callee := "<nil>"
		if len(args) > 0 {
			callee = args[0].String()
		}
		values = append([]reflect.Value{reflect.ValueOf(callee)}, values...)
		f = reflect.ValueOf(call)
	}
	v, err := safely(f, values)
	if err != nil {
		s.node = n
		s.fail("error calling %s: %w", name, err)
	}
	return unwrap(v)
}

// unwrap takes the value out of a function's reflect.Value.
func unwrap(v reflect.Value) reflect.Value {
	if v.IsValid() && v.Type() == valueType {
		return v.Interface().(reflect.Value)
	}
	return v
}

// safely turns a panic into an error.
func safely(f reflect.Value, args []reflect.Value) (v reflect.Value, err error) {
	defer func() {
		if r := recover(); r != nil {
			if e, ok := r.(error); ok {
				err = e
			} else {
				err = fmt.Errorf("%v", r)
			}
		}
	}()
	out := f.Call(args)
	if len(out) == 2 && !out[1].IsNil() {
		return out[0], out[1].Interface().(error)
	}
	return out[0], nil
}

func canBeNil(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
		return true
	case reflect.Struct:
		return t == valueType
	}
	return false
}

// convert makes v a t, by dereferencing or taking an address if need be; a nil t takes anything.
func (s *state) convert(v reflect.Value, t reflect.Type) reflect.Value {
	if !v.IsValid() {
		if t == nil {
			return v
		}
		if !canBeNil(t) {
			s.fail("invalid value; expected %s", t)
		}
		return reflect.Zero(t)
	}
	if t == nil || v.Type().AssignableTo(t) {
		return v
	}
	if t == valueType {
		return reflect.ValueOf(v)
	}
	if v.Kind() == reflect.Interface && !v.IsNil() {
		if v = v.Elem(); v.Type().AssignableTo(t) {
			return v
		}
	}
	switch {
	case v.Kind() == reflect.Pointer && v.Type().Elem().AssignableTo(t):
		if v = v.Elem(); !v.IsValid() {
			s.fail("dereference of nil pointer of type %s", t)
		}
		return v
	case v.CanAddr() && v.Addr().Type().AssignableTo(t):
		return v.Addr()
	}
	s.fail("wrong type for value; expected %s; got %s", t, v.Type())
	return v
}

// argument evaluates n for a parameter of type t.
func (s *state) argument(dot reflect.Value, t reflect.Type, n node) reflect.Value {
	s.node = n
	switch n := n.(type) {
	case *dotNode:
		return s.convert(dot, t)
	case *nilNode:
		if t == nil || !canBeNil(t) {
			s.fail("cannot assign nil to %s", t)
		}
		return reflect.Zero(t)
	case *fieldNode, *chainNode:
		return s.convert(s.reference(dot, n, []node{n}, none), t)
	case *variableNode:
		return s.convert(s.reference(dot, n, nil, none), t)
	case *pipeNode:
		return s.convert(s.pipeline(dot, n), t)
	case *identifierNode:
		return s.convert(s.function(dot, n, n, nil, none), t)
	}
	if t == nil {
		return s.literal(n)
	}
	number, isNumber := n.(*numberNode)
	v := reflect.New(t).Elem()
	switch t.Kind() {
	case reflect.Bool:
		b, ok := n.(*boolNode)
		if !ok {
			s.fail("expected bool; found %s", n)
		}
		v.SetBool(b.value)
	case reflect.String:
		text, ok := n.(*stringNode)
		if !ok {
			s.fail("expected string; found %s", n)
		}
		v.SetString(text.text)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		if !isNumber || !number.isInt {
			s.fail("expected integer; found %s", n)
		}
		v.SetInt(number.i)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		if !isNumber || !number.isUint {
			s.fail("expected unsigned integer; found %s", n)
		}
		v.SetUint(number.u)
	case reflect.Float32, reflect.Float64:
		if !isNumber || !number.isFloat {
			s.fail("expected float; found %s", n)
		}
		v.SetFloat(number.f)
	case reflect.Complex64, reflect.Complex128:
		if !isNumber || !number.isComplex {
			s.fail("expected complex; found %s", n)
		}
		v.SetComplex(number.c)
	case reflect.Interface:
		if t.NumMethod() > 0 {
			s.fail("can't handle %s for arg of type %s", n, t)
		}
		return s.literal(n)
	default:
		if t != valueType {
			s.fail("can't handle %s for arg of type %s", n, t)
		}
		return reflect.ValueOf(s.literal(n))
	}
	return v
}

func (s *state) literal(n node) reflect.Value {
	switch n := n.(type) {
	case *boolNode:
		return reflect.ValueOf(n.value)
	case *numberNode:
		return s.constant(n)
	case *stringNode:
		return reflect.ValueOf(n.text)
	}
	s.fail("can't handle assignment of %s to empty interface argument", n)
	return reflect.Value{}
}

// indirect goes through pointers and interfaces; it stops at a nil one.
func indirect(v reflect.Value) (to reflect.Value, isNil bool) {
	for ; v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface; v = v.Elem() {
		if v.IsNil() {
			return v, true
		}
	}
	return v, false
}

// concrete is the value in an interface; invalid for a nil one.
func concrete(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Interface {
		return v.Elem()
	}
	return v
}

func isTrue(v reflect.Value) (truth, ok bool) {
	if !v.IsValid() {
		return false, true
	}
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() > 0, true
	case reflect.Struct:
		return true, true
	case reflect.Chan, reflect.Func, reflect.Pointer, reflect.UnsafePointer, reflect.Interface:
		return !v.IsNil(), true
	}
	return !v.IsZero(), true
}

func printable(v reflect.Value) (any, error) {
	if v.Kind() == reflect.Pointer {
		v, _ = indirect(v)
	}
	if !v.IsValid() {
		return "<no value>", nil
	}
	own := func(t reflect.Type) bool { return t.Implements(errorType) || t.Implements(stringerType) }
	if !own(v.Type()) {
		if v.CanAddr() && own(v.Addr().Type()) {
			v = v.Addr()
		} else if v.Kind() == reflect.Chan || v.Kind() == reflect.Func {
			return nil, errors.New("cannot print")
		}
	}
	return v.Interface(), nil
}

func (s *state) print(n node, v reflect.Value) {
	s.node = n
	x, err := printable(v)
	if err != nil {
		s.fail("can't print %s of type %s", n, v.Type())
	}
	s.write(fmt.Sprint(x))
}
