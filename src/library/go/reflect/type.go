// Types.
package reflect

import "iter"

type Type interface {
	Align() int
	FieldAlign() int
	Method(int) Method
	MethodByName(string) (Method, bool)
	NumMethod() int
	Name() string
	PkgPath() string
	Size() uintptr
	String() string
	Kind() Kind
	Implements(u Type) bool
	AssignableTo(u Type) bool
	ConvertibleTo(u Type) bool
	Comparable() bool
	Bits() int
	ChanDir() ChanDir
	IsVariadic() bool
	Elem() Type
	Field(i int) StructField
	FieldByIndex(index []int) StructField
	FieldByName(name string) (StructField, bool)
	FieldByNameFunc(match func(string) bool) (StructField, bool)
	In(i int) Type
	Key() Type
	Len() int
	NumField() int
	NumIn() int
	NumOut() int
	Out(i int) Type
	OverflowComplex(x complex128) bool
	OverflowFloat(x float64) bool
	OverflowInt(x int64) bool
	OverflowUint(x uint64) bool
	CanSeq() bool
	CanSeq2() bool
	Fields() iter.Seq[StructField]
	Methods() iter.Seq[Method]
	Ins() iter.Seq[Type]
	Outs() iter.Seq[Type]
	id() int
}

// rtype is a type id, so that equal types are equal interface values.
type rtype int

func TypeOf(i any) Type {
	typ, _ := unpack(i)
	if typ == 0 {
		return nil
	}
	return rtype(typ)
}

func TypeFor[T any]() Type { return TypeOf((*T)(nil)).Elem() }

func (t rtype) id() int          { return int(t) }
func (t rtype) Kind() Kind       { return Kind(typeKind(int(t))) }
func (t rtype) String() string   { return typeString(int(t)) }
func (t rtype) Comparable() bool { return typeComparable(int(t)) }

func (t rtype) Name() string {
	name, _ := typeName(int(t))
	return name
}

func (t rtype) PkgPath() string {
	_, pkg := typeName(int(t))
	return pkg
}

func (t rtype) Size() uintptr {
	size, _, _ := typeSize(int(t))
	return size
}

func (t rtype) Align() int {
	_, align, _ := typeSize(int(t))
	return align
}

func (t rtype) FieldAlign() int { return t.Align() }

func (t rtype) slots() int {
	_, _, slots := typeSize(int(t))
	return slots
}

func (t rtype) must(op string, kind Kind) {
	if t.Kind() != kind {
		panic("reflect: " + op + " of non-" + kind.String() + " type " + t.String())
	}
}

func (t rtype) Bits() int {
	if k := t.Kind(); k < Int || k > Complex128 {
		panic("reflect: Bits of non-arithmetic Type " + t.String())
	}
	return int(t.Size()) * 8
}

func (t rtype) ChanDir() ChanDir {
	t.must("ChanDir", Chan)
	return ChanDir(typeLen(int(t)))
}

func (t rtype) Elem() Type {
	elem := typeElem(int(t))
	if elem == 0 {
		panic("reflect: Elem of invalid type " + t.String())
	}
	return rtype(elem)
}

func (t rtype) Key() Type {
	t.must("Key", Map)
	return rtype(typeKey(int(t)))
}

func (t rtype) Len() int {
	t.must("Len", Array)
	return typeLen(int(t))
}

func (t rtype) NumField() int {
	t.must("NumField", Struct)
	return typeLen(int(t))
}

func (t rtype) IsVariadic() bool {
	t.must("IsVariadic", Func)
	_, _, variadic := typeFunc(int(t))
	return variadic
}

func (t rtype) NumIn() int {
	t.must("NumIn", Func)
	in, _, _ := typeFunc(int(t))
	return in
}

func (t rtype) NumOut() int {
	t.must("NumOut", Func)
	_, out, _ := typeFunc(int(t))
	return out
}

func (t rtype) In(i int) Type {
	t.must("In", Func)
	return rtype(typeParam(int(t), i))
}

func (t rtype) Out(i int) Type {
	t.must("Out", Func)
	return rtype(typeParam(int(t), t.NumIn()+i))
}

func (t rtype) Implements(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.Implements")
	}
	if u.Kind() != Interface {
		panic("reflect: non-interface type passed to Type.Implements")
	}
	return typeImplements(int(t), u.id())
}

func (t rtype) AssignableTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.AssignableTo")
	}
	return t.assignable(u.(rtype))
}

func (t rtype) assignable(u rtype) bool {
	if t == u {
		return true
	}
	if u.Kind() == Interface {
		return typeImplements(int(t), int(u))
	}
	return (t.Name() == "" || u.Name() == "") && typeSameUnderlying(int(t), int(u))
}

func (t rtype) ConvertibleTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.ConvertibleTo")
	}
	return convertible(t, u.(rtype))
}

func (t rtype) OverflowInt(x int64) bool          { return Zero(t).OverflowInt(x) }
func (t rtype) OverflowUint(x uint64) bool        { return Zero(t).OverflowUint(x) }
func (t rtype) OverflowFloat(x float64) bool      { return Zero(t).OverflowFloat(x) }
func (t rtype) OverflowComplex(x complex128) bool { return Zero(t).OverflowComplex(x) }

func (t rtype) CanSeq() bool {
	switch k := t.Kind(); k {
	case Func:
		return t.canYield(1)
	case Pointer:
		return t.Elem().Kind() == Array
	default:
		return k >= Int && k <= Uintptr || k == Array || k == Slice || k == Chan || k == String || k == Map
	}
}

func (t rtype) CanSeq2() bool {
	switch k := t.Kind(); k {
	case Func:
		return t.canYield(2)
	case Pointer:
		return t.Elem().Kind() == Array
	default:
		return k == Array || k == Slice || k == String || k == Map
	}
}

func (t rtype) canYield(n int) bool {
	if t.NumIn() != 1 || t.NumOut() != 0 || t.In(0).Kind() != Func {
		return false
	}
	yield := t.In(0)
	return yield.NumIn() == n && yield.NumOut() == 1 && yield.Out(0).Kind() == Bool
}

func seq[T any](n int, get func(int) T) iter.Seq[T] {
	return func(yield func(T) bool) {
		for i := range n {
			if !yield(get(i)) {
				return
			}
		}
	}
}

func (t rtype) Fields() iter.Seq[StructField] { return seq(t.NumField(), t.Field) }
func (t rtype) Methods() iter.Seq[Method]     { return seq(t.NumMethod(), t.Method) }
func (t rtype) Ins() iter.Seq[Type]           { return seq(t.NumIn(), t.In) }
func (t rtype) Outs() iter.Seq[Type]          { return seq(t.NumOut(), t.Out) }

func composed(id int, what string) Type {
	if id == 0 {
		panic("reflect: the program has no type " + what)
	}
	return rtype(id)
}

func PointerTo(t Type) Type { return composed(typePointerTo(t.id()), "*"+t.String()) }
func PtrTo(t Type) Type     { return PointerTo(t) }
func SliceOf(t Type) Type   { return composed(typeSliceOf(t.id()), "[]"+t.String()) }

func MapOf(key, elem Type) Type {
	return composed(typeMapOf(key.id(), elem.id()), "map["+key.String()+"]"+elem.String())
}
