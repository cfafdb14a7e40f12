// Values: reading.
package reflect

import (
	"iter"
	"unsafe"
)

type flag uint8

// flagSticky and flagEmbed mark unexported fields; an exported field of an embedded one is free of flagEmbed.
const (
	flagAddr flag = 1 << iota
	flagSticky
	flagEmbed
	flagRO = flagSticky | flagEmbed
)

// Value: ptr is the storage. A method value has the receiver's type (of) and storage, its index + 1, and the method's
// function type; without storage it is a method expression. The zero Value has no type.
type Value struct {
	typ    rtype
	ptr    unsafe.Pointer
	flag   flag
	of     rtype
	method int
}

type ValueError struct {
	Method string
	Kind   Kind
}

func (e *ValueError) Error() string {
	if e.Kind == Invalid {
		return "reflect: call of " + e.Method + " on zero Value"
	}
	return "reflect: call of " + e.Method + " on " + e.Kind.String() + " Value"
}

// header is a slice's three slots.
type header struct {
	data     unsafe.Pointer
	len, cap int
}

func ValueOf(i any) Value {
	typ, ptr := unpack(i)
	return Value{typ: rtype(typ), ptr: ptr}
}

func New(typ Type) Value {
	if typ == nil {
		panic("reflect: New(nil)")
	}
	p := newObject(typ.id(), 1)
	return wrap(PointerTo(typ).(rtype), p)
}

// wrap is a one-slot value of type t.
func wrap(t rtype, p unsafe.Pointer) Value {
	v := Zero(t)
	*(*unsafe.Pointer)(v.ptr) = p
	return v
}

func NewAt(typ Type, p unsafe.Pointer) Value { return wrap(PointerTo(typ).(rtype), p) }

func Zero(typ Type) Value {
	if typ == nil {
		panic("reflect: Zero(nil)")
	}
	return Value{typ: rtype(typ.id()), ptr: newObject(typ.id(), 1)}
}

func Indirect(v Value) Value {
	if v.Kind() != Pointer {
		return v
	}
	return v.Elem()
}

func (v Value) Kind() Kind {
	if v.typ == 0 {
		return Invalid
	}
	return v.typ.Kind()
}

func (v Value) wrong(method string) { panic(&ValueError{"reflect.Value." + method, v.Kind()}) }

func (v Value) must(method string, kind Kind) {
	if v.Kind() != kind {
		v.wrong(method)
	}
}

func (v Value) Type() Type {
	if v.typ == 0 {
		v.wrong("Type")
	}
	return v.typ
}

func (v Value) IsValid() bool    { return v.typ != 0 }
func (v Value) CanAddr() bool    { return v.flag&flagAddr != 0 }
func (v Value) CanSet() bool     { return v.flag == flagAddr }
func (v Value) CanInt() bool     { k := v.Kind(); return k >= Int && k <= Int64 }
func (v Value) CanUint() bool    { k := v.Kind(); return k >= Uint && k <= Uintptr }
func (v Value) CanFloat() bool   { k := v.Kind(); return k == Float32 || k == Float64 }
func (v Value) CanComplex() bool { k := v.Kind(); return k == Complex64 || k == Complex128 }

func (v Value) CanInterface() bool {
	if v.typ == 0 {
		v.wrong("CanInterface")
	}
	return v.flag&flagRO == 0
}

func (v Value) Interface() any {
	if v.typ == 0 {
		v.wrong("Interface")
	}
	if v.flag&flagRO != 0 {
		panic("reflect.Value.Interface: cannot return value obtained from unexported field or method")
	}
	return v.any()
}

func (v Value) any() any {
	if v.Kind() == Interface {
		return *(*any)(v.ptr)
	}
	if v.method != 0 {
		panic("reflect: a method value cannot become an interface in the lab")
	}
	return pack(int(v.typ), v.ptr)
}

// TypeAssert is v.Interface().(T), also for an interface type T.
func TypeAssert[T any](v Value) (T, bool) {
	t, ok := v.Interface().(T)
	return t, ok
}

func (v Value) Bool() bool {
	v.must("Bool", Bool)
	return *(*bool)(v.ptr)
}

func (v Value) Int() int64 {
	if !v.CanInt() {
		v.wrong("Int")
	}
	return *(*int64)(v.ptr)
}

func (v Value) Uint() uint64 {
	if !v.CanUint() {
		v.wrong("Uint")
	}
	return *(*uint64)(v.ptr)
}

func (v Value) Float() float64 {
	if !v.CanFloat() {
		v.wrong("Float")
	}
	return *(*float64)(v.ptr)
}

func (v Value) Complex() complex128 {
	if !v.CanComplex() {
		v.wrong("Complex")
	}
	return *(*complex128)(v.ptr)
}

func (v Value) String() string {
	if v.Kind() == String {
		return *(*string)(v.ptr)
	}
	if v.typ == 0 {
		return "<invalid Value>"
	}
	return "<" + v.typ.String() + " Value>"
}

func (v Value) Bytes() []byte {
	switch v.Kind() {
	case Slice:
		if v.typ.Elem().Kind() != Uint8 {
			panic("reflect.Value.Bytes of non-byte slice")
		}
		return *(*[]byte)(v.ptr)
	case Array:
		if v.typ.Elem().Kind() != Uint8 {
			panic("reflect.Value.Bytes of non-byte array")
		}
		if !v.CanAddr() {
			panic("reflect.Value.Bytes of unaddressable byte array")
		}
		return *(*[]byte)(v.Slice(0, v.Len()).ptr)
	}
	v.wrong("Bytes")
	return nil
}

func (v Value) word() unsafe.Pointer { return *(*unsafe.Pointer)(v.ptr) }

func (v Value) Pointer() uintptr {
	switch v.Kind() {
	case Pointer, Chan, Map, UnsafePointer, Func, Slice, String:
		return uintptr(v.word())
	}
	v.wrong("Pointer")
	return 0
}

func (v Value) UnsafePointer() unsafe.Pointer {
	v.Pointer()
	return v.word()
}

func (v Value) UnsafeAddr() uintptr {
	if !v.CanAddr() {
		panic("reflect.Value.UnsafeAddr of unaddressable value")
	}
	return uintptr(v.ptr)
}

func (v Value) IsNil() bool {
	switch v.Kind() {
	case Chan, Func, Map, Pointer, UnsafePointer, Slice:
		return v.method == 0 && v.word() == nil
	case Interface:
		return *(*any)(v.ptr) == nil
	}
	v.wrong("IsNil")
	return false
}

func (v Value) Elem() Value {
	switch v.Kind() {
	case Interface:
		e := ValueOf(*(*any)(v.ptr))
		e.flag = v.flag & flagRO
		return e
	case Pointer:
		p := v.word()
		if p == nil {
			return Value{}
		}
		return Value{typ: rtype(typeElem(int(v.typ))), ptr: p, flag: v.flag&flagRO | flagAddr}
	}
	v.wrong("Elem")
	return Value{}
}

func (v Value) Addr() Value {
	if !v.CanAddr() {
		panic("reflect.Value.Addr of unaddressable value")
	}
	p := wrap(PointerTo(v.typ).(rtype), v.ptr)
	p.flag = v.flag & flagRO
	return p
}

func (v Value) NumField() int {
	v.must("NumField", Struct)
	return typeLen(int(v.typ))
}

func (v Value) Field(i int) Value {
	v.must("Field", Struct)
	if i < 0 || i >= typeLen(int(v.typ)) {
		panic("reflect: Field index out of range")
	}
	_, pkg, _, ftyp, slot, _, embedded := typeField(int(v.typ), i)
	f := Value{typ: rtype(ftyp), ptr: addSlots(v.ptr, slot), flag: v.flag &^ flagEmbed}
	if pkg != "" && embedded {
		f.flag |= flagEmbed
	} else if pkg != "" {
		f.flag |= flagSticky
	}
	return f
}

func (v Value) FieldByIndex(index []int) Value {
	f, err := v.FieldByIndexErr(index)
	if err != nil {
		panic("reflect: indirection through nil pointer to embedded struct field " + v.Type().FieldByIndex(index[:1]).Name)
	}
	return f
}

type nilEmbedded string

func (e nilEmbedded) Error() string {
	return "reflect: indirection through nil pointer to embedded struct field " + string(e)
}

func (v Value) FieldByIndexErr(index []int) (Value, error) {
	v.must("FieldByIndex", Struct)
	for i, x := range index {
		if i > 0 && v.Kind() == Pointer && v.typ.Elem().Kind() == Struct {
			if v.IsNil() {
				return Value{}, nilEmbedded(v.typ.Elem().Name())
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v, nil
}

func (v Value) FieldByName(name string) Value {
	v.must("FieldByName", Struct)
	if f, ok := v.typ.FieldByName(name); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

func (v Value) FieldByNameFunc(match func(string) bool) Value {
	if f, ok := v.typ.FieldByNameFunc(match); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

func (v Value) Len() int {
	switch v.Kind() {
	case Slice:
		return (*header)(v.ptr).len
	case String:
		return len(*(*string)(v.ptr))
	case Array:
		return typeLen(int(v.typ))
	case Map:
		return mapLen(v.word())
	case Chan:
		return chanLen(v.word())
	case Pointer:
		if v.typ.Elem().Kind() == Array {
			return v.typ.Elem().Len()
		}
		panic("reflect: call of reflect.Value.Len on ptr to non-array Value")
	}
	v.wrong("Len")
	return 0
}

func (v Value) Cap() int {
	switch v.Kind() {
	case Slice:
		return (*header)(v.ptr).cap
	case Array:
		return typeLen(int(v.typ))
	case Chan:
		return chanCap(v.word())
	case Pointer:
		if v.typ.Elem().Kind() == Array {
			return v.typ.Elem().Len()
		}
		panic("reflect: call of reflect.Value.Cap on ptr to non-array Value")
	}
	v.wrong("Cap")
	return 0
}

func (v Value) Index(i int) Value {
	base, f, what := v.ptr, v.flag, "array"
	switch v.Kind() {
	case Slice:
		base, f, what = (*header)(v.ptr).data, v.flag&flagRO|flagAddr, "slice"
	case Array:
	case String:
		s := *(*string)(v.ptr)
		if i < 0 || i >= len(s) {
			panic("reflect: string index out of range")
		}
		c := ValueOf(s[i])
		c.flag = v.flag & flagRO
		return c
	default:
		v.wrong("Index")
	}
	if i < 0 || i >= v.Len() {
		panic("reflect: " + what + " index out of range")
	}
	elem := rtype(typeElem(int(v.typ)))
	return Value{typ: elem, ptr: addSlots(base, i*elem.slots()), flag: f}
}

func (v Value) Comparable() bool {
	switch v.Kind() {
	case Invalid:
		return true
	case Interface:
		return v.IsNil() || v.Elem().Comparable()
	case Array:
		for i := range v.Len() {
			if !v.Index(i).Comparable() {
				return false
			}
		}
		return true
	case Struct:
		for i := range v.NumField() {
			if !v.Field(i).Comparable() {
				return false
			}
		}
		return true
	}
	return v.typ.Comparable()
}

func (v Value) Equal(u Value) bool {
	if v.Kind() == Interface {
		v = v.Elem()
	}
	if u.Kind() == Interface {
		u = u.Elem()
	}
	if !v.IsValid() || !u.IsValid() {
		return v.IsValid() == u.IsValid()
	}
	if v.typ != u.typ {
		return false
	}
	switch v.Kind() {
	case Array:
		for i := range v.Len() {
			if !v.Index(i).Equal(u.Index(i)) {
				return false
			}
		}
		return true
	case Struct:
		for i := range v.NumField() {
			if !v.Field(i).Equal(u.Field(i)) {
				return false
			}
		}
		return true
	case Func, Map, Slice:
		panic("reflect.Value.Equal: values of type " + v.typ.String() + " are not comparable")
	}
	return v.any() == u.any()
}

func (v Value) IsZero() bool {
	switch k := v.Kind(); {
	case k == Invalid:
		v.wrong("IsZero")
	case k == Float32 || k == Float64 || k <= Uintptr:
		return *(*uint64)(v.ptr) == 0
	case v.CanComplex():
		p := (*[2]uint64)(v.ptr)
		return p[0]|p[1] == 0
	case k == String:
		return v.Len() == 0
	case k == Array:
		for i := range v.Len() {
			if !v.Index(i).IsZero() {
				return false
			}
		}
		return true
	case k == Struct:
		for i := range v.NumField() {
			if !v.Field(i).IsZero() {
				return false
			}
		}
		return true
	}
	return v.IsNil()
}

func (v Value) OverflowInt(x int64) bool {
	if !v.CanInt() {
		v.wrong("OverflowInt")
	}
	unused := 64 - v.typ.Bits()
	return x<<unused>>unused != x
}

func (v Value) OverflowUint(x uint64) bool {
	if !v.CanUint() {
		v.wrong("OverflowUint")
	}
	unused := 64 - v.typ.Bits()
	return x<<unused>>unused != x
}

func overflow32(x float64) bool {
	x = max(x, -x)
	return x > 0x1p127*(2-0x1p-23) && x <= 0x1p1023*(2-0x1p-52)
}

func (v Value) OverflowFloat(x float64) bool {
	if !v.CanFloat() {
		v.wrong("OverflowFloat")
	}
	return v.Kind() == Float32 && overflow32(x)
}

func (v Value) OverflowComplex(x complex128) bool {
	if !v.CanComplex() {
		v.wrong("OverflowComplex")
	}
	return v.Kind() == Complex64 && (overflow32(real(x)) || overflow32(imag(x)))
}

// Fields goes through a struct's fields.
func (v Value) Fields() iter.Seq2[StructField, Value] {
	t := v.Type()
	if t.Kind() != Struct {
		panic("reflect: Fields of non-struct type " + t.String())
	}
	return func(yield func(StructField, Value) bool) {
		for i := range v.NumField() {
			if !yield(t.Field(i), v.Field(i)) {
				return
			}
		}
	}
}

// Methods goes through the exported methods.
func (v Value) Methods() iter.Seq2[Method, Value] {
	return func(yield func(Method, Value) bool) {
		t := v.Type()
		for i := range v.NumMethod() {
			if !yield(t.Method(i), v.Method(i)) {
				return
			}
		}
	}
}

type StringHeader struct {
	Data uintptr
	Len  int
}

type SliceHeader struct {
	Data uintptr
	Len  int
	Cap  int
}
