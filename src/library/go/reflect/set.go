// Values: writing, making and converting.
package reflect

import "unsafe"

func (v Value) mustSet(method string) {
	switch {
	case v.flag&flagRO != 0:
		panic("reflect: reflect.Value." + method + " using value obtained using unexported field")
	case v.typ == 0:
		v.wrong(method)
	case v.flag&flagAddr == 0:
		panic("reflect: reflect.Value." + method + " using unaddressable value")
	}
}

// assignTo is v as a value of type t, for an operation of that name.
func (v Value) assignTo(op string, t rtype) Value {
	if v.typ == 0 {
		panic("reflect: call of " + op + " on zero Value")
	}
	if v.flag&flagRO != 0 {
		panic("reflect: " + op + " using value obtained using unexported field")
	}
	if v.typ == t {
		return v
	}
	if !v.typ.assignable(t) {
		panic(op + ": value of type " + v.typ.String() + " is not assignable to type " + t.String())
	}
	if t.Kind() == Interface {
		return iface(t, v.any())
	}
	v.typ = t
	return v
}

// iface is x as a value of interface type t.
func iface(t rtype, x any) Value {
	v := Zero(t)
	*(*any)(v.ptr) = x
	return v
}

func (v Value) Set(x Value) {
	v.mustSet("Set")
	x = x.assignTo("reflect.Set", v.typ)
	typedCopy(v.ptr, x.ptr, int(v.typ))
}

func (v Value) SetZero() {
	v.mustSet("SetZero")
	typedCopy(v.ptr, Zero(v.typ).ptr, int(v.typ))
}

func (v Value) SetBool(x bool) {
	v.mustSet("SetBool")
	v.must("SetBool", Bool)
	*(*bool)(v.ptr) = x
}

func (v Value) SetInt(x int64) {
	v.mustSet("SetInt")
	if !v.CanInt() {
		v.wrong("SetInt")
	}
	unused := 64 - v.typ.Bits()
	*(*int64)(v.ptr) = x << unused >> unused
}

func (v Value) SetUint(x uint64) {
	v.mustSet("SetUint")
	if !v.CanUint() {
		v.wrong("SetUint")
	}
	unused := 64 - v.typ.Bits()
	*(*uint64)(v.ptr) = x << unused >> unused
}

func (v Value) SetFloat(x float64) {
	v.mustSet("SetFloat")
	switch v.Kind() {
	case Float32:
		*(*float64)(v.ptr) = float64(float32(x))
	case Float64:
		*(*float64)(v.ptr) = x
	default:
		v.wrong("SetFloat")
	}
}

func (v Value) SetComplex(x complex128) {
	v.mustSet("SetComplex")
	switch v.Kind() {
	case Complex64:
		*(*complex128)(v.ptr) = complex128(complex64(x))
	case Complex128:
		*(*complex128)(v.ptr) = x
	default:
		v.wrong("SetComplex")
	}
}

func (v Value) SetString(x string) {
	v.mustSet("SetString")
	v.must("SetString", String)
	*(*string)(v.ptr) = x
}

func (v Value) SetBytes(x []byte) {
	v.mustSet("SetBytes")
	v.must("SetBytes", Slice)
	if v.typ.Elem().Kind() != Uint8 {
		panic("reflect.Value.SetBytes of non-byte slice")
	}
	*(*[]byte)(v.ptr) = x
}

func (v Value) SetPointer(x unsafe.Pointer) {
	v.mustSet("SetPointer")
	v.must("SetPointer", UnsafePointer)
	*(*unsafe.Pointer)(v.ptr) = x
}

func (v Value) SetLen(n int) {
	v.mustSet("SetLen")
	v.must("SetLen", Slice)
	h := (*header)(v.ptr)
	if n < 0 || n > h.cap {
		panic("reflect: slice length out of range in SetLen")
	}
	h.len = n
}

func (v Value) SetCap(n int) {
	v.mustSet("SetCap")
	v.must("SetCap", Slice)
	h := (*header)(v.ptr)
	if n < h.len || n > h.cap {
		panic("reflect: slice capacity out of range in SetCap")
	}
	h.cap = n
}

func MakeSlice(typ Type, len, cap int) Value {
	switch {
	case typ.Kind() != Slice:
		panic("reflect.MakeSlice of non-slice type")
	case len < 0:
		panic("reflect.MakeSlice: negative len")
	case cap < 0:
		panic("reflect.MakeSlice: negative cap")
	case len > cap:
		panic("reflect.MakeSlice: len > cap")
	}
	v := Zero(typ)
	*(*header)(v.ptr) = header{newObject(typeElem(typ.id()), cap), len, cap}
	return v
}

// Slice is v[i:j] of a string, slice or addressable array.
func (v Value) Slice(i, j int) Value {
	var h header
	t := v.typ
	switch v.Kind() {
	case String:
		s := *(*string)(v.ptr)
		if i < 0 || j < i || j > len(s) {
			panic("reflect.Value.Slice: string slice index out of bounds")
		}
		sub := Zero(t)
		sub.flag = v.flag & flagRO
		*(*string)(sub.ptr) = s[i:j]
		return sub
	case Slice:
		h = *(*header)(v.ptr)
	case Array:
		if !v.CanAddr() {
			panic("reflect.Value.Slice: slice of unaddressable array")
		}
		n := v.Len()
		h = header{v.ptr, n, n}
		t = SliceOf(t.Elem()).(rtype)
	default:
		v.wrong("Slice")
	}
	return v.slice("Slice", t, h, i, j, h.cap)
}

func (v Value) Slice3(i, j, k int) Value {
	v.must("Slice3", Slice)
	return v.slice("Slice3", v.typ, *(*header)(v.ptr), i, j, k)
}

func (v Value) slice(method string, t rtype, h header, i, j, k int) Value {
	if i < 0 || j < i || k < j || k > h.cap {
		panic("reflect.Value." + method + ": slice index out of bounds")
	}
	sub := Zero(t)
	sub.flag = v.flag & flagRO
	if k > i {
		h.data = addSlots(h.data, i*rtype(typeElem(int(t))).slots())
	}
	*(*header)(sub.ptr) = header{h.data, j - i, k - i}
	return sub
}

func (v Value) Grow(n int) {
	v.mustSet("Grow")
	v.must("Grow", Slice)
	h := (*header)(v.ptr)
	if n < 0 {
		panic("reflect.Value.Grow: negative len")
	}
	if h.len+n > h.cap {
		grown := MakeSlice(v.typ, h.len, max(h.len+n, 2*h.cap))
		Copy(grown, v)
		*h = *(*header)(grown.ptr)
	}
}

func (v Value) Clear() {
	switch v.Kind() {
	case Slice:
		for i := range v.Len() {
			v.Index(i).SetZero()
		}
	case Map:
		mapClear(int(v.typ), v.word())
	default:
		v.wrong("Clear")
	}
}

func Append(s Value, x ...Value) Value {
	if s.Kind() != Slice {
		panic(&ValueError{"unknown method", s.Kind()})
	}
	n := s.Len()
	grown := Value{typ: s.typ, ptr: Zero(s.typ).ptr, flag: flagAddr}
	*(*header)(grown.ptr) = *(*header)(s.ptr)
	grown.Grow(len(x))
	grown.SetLen(n + len(x))
	for i, e := range x {
		grown.Index(n + i).Set(e)
	}
	grown.flag = 0
	return grown
}

func AppendSlice(s, t Value) Value {
	s.must("AppendSlice", Slice)
	var x []Value
	for i := range t.Len() {
		x = append(x, t.Index(i))
	}
	return Append(s, x...)
}

func Copy(dst, src Value) int {
	n := min(dst.Len(), src.Len())
	if n == 0 {
		return 0
	}
	elem := int(dst.typ.Elem().id())
	copied := newObject(elem, n)
	for i := range n {
		typedCopy(addSlots(copied, i*rtype(elem).slots()), src.Index(i).ptr, elem)
	}
	for i := range n {
		typedCopy(dst.Index(i).ptr, addSlots(copied, i*rtype(elem).slots()), elem)
	}
	return n
}

// Swapper swaps elements of a slice.
func Swapper(slice any) func(i, j int) {
	v := ValueOf(slice)
	if v.Kind() != Slice {
		panic(&ValueError{Method: "Swapper", Kind: v.Kind()})
	}
	spare := newObject(typeElem(int(v.typ)), 1)
	return func(i, j int) {
		a, b := v.Index(i), v.Index(j)
		typedCopy(spare, a.ptr, int(a.typ))
		typedCopy(a.ptr, b.ptr, int(a.typ))
		typedCopy(b.ptr, spare, int(a.typ))
	}
}

func isNumber(k Kind) bool { return k >= Int && k <= Float64 }

func isText(t rtype) bool {
	k := t.Kind()
	if k == Slice {
		k = t.Elem().Kind()
		return k == Uint8 || k == Int32
	}
	return k == String
}

func convertible(from, to rtype) bool {
	f, t := from.Kind(), to.Kind()
	switch {
	case from.assignable(to), typeSameUnderlying(int(from), int(to)), isNumber(f) && isNumber(t):
		return true
	case t == String:
		return f >= Int && f <= Uintptr || isText(from)
	case f == String:
		return isText(to)
	case f == Slice && (t == Array || t == Pointer && to.Elem().Kind() == Array):
		if t == Pointer {
			to = to.Elem().(rtype)
		}
		return from.Elem() == to.Elem()
	case f == Pointer && t == Pointer:
		return from.Name() == "" && to.Name() == "" && typeSameUnderlying(typeElem(int(from)), typeElem(int(to)))
	}
	return (f == Complex64 || f == Complex128) && (t == Complex64 || t == Complex128)
}

func (v Value) CanConvert(t Type) bool {
	if !v.Type().ConvertibleTo(t) {
		return false
	}
	if v.Kind() == Slice {
		switch {
		case t.Kind() == Array:
			return t.Len() <= v.Len()
		case t.Kind() == Pointer && t.Elem().Kind() == Array:
			return t.Elem().Len() <= v.Len()
		}
	}
	return true
}

func (v Value) Convert(t Type) Value {
	to := t.(rtype)
	if !convertible(v.typ, to) {
		panic("reflect.Value.Convert: value of type " + v.typ.String() + " cannot be converted to type " + to.String())
	}
	out := Value{typ: to, ptr: newObject(int(to), 1), flag: flagAddr}
	k, from := to.Kind(), v.Kind()
	switch {
	case k == Interface:
		*(*any)(out.ptr) = v.any()
	case isNumber(k) && isNumber(from):
		out.setNumber(v)
	case out.CanComplex() && v.CanComplex():
		out.SetComplex(v.Complex())
	case k == String && isNumber(from):
		r := rune(0xfffd)
		if v.CanInt() && int64(rune(v.Int())) == v.Int() {
			r = rune(v.Int())
		} else if v.CanUint() && v.Uint() < 1<<31 {
			r = rune(v.Uint())
		}
		out.SetString(string(r))
	case k == String && from == Slice && v.typ.Elem().Kind() == Uint8:
		out.SetString(string(*(*[]byte)(v.ptr)))
	case k == String && from == Slice:
		out.SetString(string(*(*[]rune)(v.ptr)))
	case k == Slice && from == String && to.Elem().Kind() == Uint8:
		*(*[]byte)(out.ptr) = []byte(v.String())
	case k == Slice && from == String:
		*(*[]rune)(out.ptr) = []rune(v.String())
	case from == Slice && k == Array:
		v.mustHold(to.Len(), false)
		typedCopy(out.ptr, (*header)(v.ptr).data, int(to))
	case from == Slice && k == Pointer:
		v.mustHold(to.Elem().Len(), true)
		*(*unsafe.Pointer)(out.ptr) = (*header)(v.ptr).data
	default:
		typedCopy(out.ptr, v.ptr, int(to))
	}
	out.flag = v.flag & flagRO
	return out
}

// mustHold panics unless the slice has as many elements as an array, or the array that a pointer is to lead to.
func (v Value) mustHold(n int, pointer bool) {
	if n <= v.Len() {
		return
	}
	have := "reflect: cannot convert slice with length " + decimal(v.Len())
	if pointer {
		panic(have + " to pointer to array with length " + decimal(n))
	}
	panic(have + " to array with length " + decimal(n))
}

func (v Value) setNumber(x Value) {
	switch {
	case v.CanInt() && x.CanInt():
		v.SetInt(x.Int())
	case v.CanInt() && x.CanUint():
		v.SetInt(int64(x.Uint()))
	case v.CanInt():
		v.SetInt(int64(x.Float()))
	case v.CanUint() && x.CanInt():
		v.SetUint(uint64(x.Int()))
	case v.CanUint() && x.CanUint():
		v.SetUint(x.Uint())
	case v.CanUint():
		v.SetUint(uint64(x.Float()))
	case x.CanInt():
		v.SetFloat(float64(x.Int()))
	case x.CanUint():
		v.SetFloat(float64(x.Uint()))
	default:
		v.SetFloat(x.Float())
	}
}
