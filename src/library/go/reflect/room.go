// Maps, channels, calls and iteration.
package reflect

import (
	"iter"
	"unsafe"
)

func MakeMap(typ Type) Value { return MakeMapWithSize(typ, 0) }

func MakeMapWithSize(typ Type, n int) Value {
	if typ.Kind() != Map {
		panic("reflect.MakeMapWithSize of non-map type")
	}
	return wrap(typ.(rtype), makeMap(typ.id(), n))
}

// copied is a copy of the value of type t at p.
func copied(t rtype, p unsafe.Pointer, f flag) Value {
	v := Zero(t)
	typedCopy(v.ptr, p, int(t))
	v.flag = f & flagRO
	return v
}

func (v Value) keyType() rtype  { return rtype(typeKey(int(v.typ))) }
func (v Value) elemType() rtype { return rtype(typeElem(int(v.typ))) }

func (v Value) MapIndex(key Value) Value {
	v.must("MapIndex", Map)
	key = key.assignTo("reflect.Value.MapIndex", v.keyType())
	p := mapAccess(int(v.typ), v.word(), key.ptr)
	if p == nil {
		return Value{}
	}
	return copied(v.elemType(), p, v.flag|key.flag)
}

func (v Value) SetMapIndex(key, elem Value) {
	v.must("SetMapIndex", Map)
	if v.flag&flagRO != 0 {
		v.mustSet("SetMapIndex")
	}
	key = key.assignTo("reflect.Value.SetMapIndex", v.keyType())
	if elem.typ == 0 {
		mapDelete(int(v.typ), v.word(), key.ptr)
		return
	}
	elem = elem.assignTo("reflect.Value.SetMapIndex", v.elemType())
	if v.keyType().Kind() == String && v.elemType().Size() <= largestFast {
		mapAssignString(int(v.typ), v.word(), key.ptr, elem.ptr)
		return
	}
	mapAssign(int(v.typ), v.word(), key.ptr, elem.ptr)
}

// largestFast is the size up to which elements lie in a map's slots themselves.
const largestFast = 128

func (v Value) MapKeys() []Value {
	v.must("MapKeys", Map)
	keys := make([]Value, 0, v.Len())
	for it := v.MapRange(); it.Next(); {
		keys = append(keys, it.Key())
	}
	return keys
}

// MapIter: iter is nil before the first Next.
type MapIter struct {
	m         Value
	iter      unsafe.Pointer
	key, elem unsafe.Pointer
}

func (v Value) MapRange() *MapIter {
	v.must("MapRange", Map)
	return &MapIter{m: v}
}

func (it *MapIter) Next() bool {
	if !it.m.IsValid() {
		panic("MapIter.Next called on an iterator that does not have an associated map Value")
	}
	if it.iter == nil {
		it.iter = mapIterInit(int(it.m.typ), it.m.word())
	} else if it.key == nil {
		panic("MapIter.Next called on exhausted iterator")
	} else {
		mapIterNext(int(it.m.typ), it.iter)
	}
	it.key, it.elem = mapIterKey(it.iter)
	return it.key != nil
}

func (it *MapIter) check(method string) {
	if it.iter == nil {
		panic("MapIter." + method + " called before Next")
	}
	if it.key == nil {
		panic("MapIter." + method + " called on exhausted iterator")
	}
}

func (it *MapIter) Key() Value {
	it.check("Key")
	return copied(it.m.keyType(), it.key, it.m.flag)
}

func (it *MapIter) Value() Value {
	it.check("Value")
	return copied(it.m.elemType(), it.elem, it.m.flag)
}

func (it *MapIter) Reset(v Value) {
	if v.IsValid() {
		v.must("MapRange", Map)
	}
	*it = MapIter{m: v}
}

func (v Value) SetIterKey(it *MapIter)   { v.Set(it.Key()) }
func (v Value) SetIterValue(it *MapIter) { v.Set(it.Value()) }

func MakeChan(typ Type, buffer int) Value {
	if typ.Kind() != Chan {
		panic("reflect.MakeChan of non-chan type")
	}
	if buffer < 0 {
		panic("reflect.MakeChan: negative buffer size")
	}
	if typ.ChanDir() != BothDir {
		panic("reflect.MakeChan: unidirectional channel type")
	}
	return wrap(typ.(rtype), makeChan(typ.id(), buffer))
}

// isFor reports whether the channel is one to do this with.
func (v Value) isFor(method string, dir ChanDir) bool {
	v.must(method, Chan)
	return v.typ.ChanDir()&dir != 0
}

func (v Value) Close() {
	if !v.isFor("Close", SendDir) {
		panic("reflect: close of receive-only channel")
	}
	chanClose(v.word())
}

func (v Value) Send(x Value)         { v.send(x, true) }
func (v Value) TrySend(x Value) bool { return v.send(x, false) }

func (v Value) send(x Value, block bool) bool {
	if !v.isFor("Send", SendDir) {
		panic("reflect: send on recv-only channel")
	}
	x = x.assignTo("reflect.Value.Send", v.elemType())
	return chanSend(v.word(), x.ptr, block)
}

func (v Value) Recv() (x Value, ok bool)    { return v.recv(true) }
func (v Value) TryRecv() (x Value, ok bool) { return v.recv(false) }

func (v Value) recv(block bool) (Value, bool) {
	if !v.isFor("Recv", RecvDir) {
		panic("reflect: recv on send-only channel")
	}
	x := Zero(v.elemType())
	done, ok := chanRecv(v.word(), x.ptr, block)
	if !done {
		return Value{}, false
	}
	return x, ok
}

type SelectDir int

const (
	_ SelectDir = iota
	SelectSend
	SelectRecv
	SelectDefault
)

type SelectCase struct {
	Dir  SelectDir
	Chan Value
	Send Value
}

func Select(cases []SelectCase) (chosen int, recv Value, recvOK bool) {
	n := len(cases)
	dirs, chans, vals := make([]int, n), make([]unsafe.Pointer, n), make([]unsafe.Pointer, n)
	other := -1
	for i, c := range cases {
		switch c.Dir {
		case SelectDefault:
			if other >= 0 {
				panic("reflect.Select: multiple default cases")
			}
			other = i
		case SelectSend:
			if dirs[i] = 2; c.Chan.IsValid() {
				if !c.Chan.isFor("Select", SendDir) {
					panic("reflect.Select: SendDir case using recv-only channel")
				}
				chans[i] = c.Chan.word()
				vals[i] = c.Send.assignTo("reflect.Select", c.Chan.elemType()).ptr
			}
		case SelectRecv:
			if dirs[i] = 1; c.Chan.IsValid() {
				if !c.Chan.isFor("Select", RecvDir) {
					panic("reflect.Select: RecvDir case using send-only channel")
				}
				chans[i] = c.Chan.word()
				vals[i] = newObject(int(c.Chan.elemType()), 1)
			}
		default:
			panic("reflect.Select: invalid Dir")
		}
	}
	chosen, recvOK = selectGo(dirs, chans, vals, other < 0)
	if chosen < 0 {
		return other, Value{}, false
	}
	if dirs[chosen] == 1 {
		recv = Value{typ: cases[chosen].Chan.elemType(), ptr: vals[chosen]}
	}
	return
}

func (v Value) NumMethod() int {
	if v.typ == 0 {
		v.wrong("NumMethod")
	}
	return v.typ.NumMethod()
}

// Method binds the receiver now.
func (v Value) Method(i int) Value {
	if v.typ == 0 {
		v.wrong("Method")
	}
	list := v.typ.methods()
	if i < 0 || i >= len(list) {
		panic("reflect: Method index out of range")
	}
	name, _, sig := typeMethod(int(v.typ), list[i])
	if v.Kind() == Interface {
		if v.IsNil() {
			panic("reflect: Method on nil interface value")
		}
		return v.Elem().MethodByName(name)
	}
	bound := copied(v.typ, v.ptr, v.flag)
	return Value{typ: rtype(sig), ptr: bound.ptr, flag: bound.flag, of: v.typ, method: list[i] + 1}
}

func (v Value) MethodByName(name string) Value {
	if v.typ == 0 {
		v.wrong("MethodByName")
	}
	m, ok := v.typ.MethodByName(name)
	if !ok {
		return Value{}
	}
	return v.Method(m.Index)
}

func (v Value) Call(in []Value) []Value {
	v.must("Call", Func)
	return v.call("Call", in, false)
}

func (v Value) CallSlice(in []Value) []Value { return v.call("CallSlice", in, true) }

func (v Value) call(op string, in []Value, slice bool) []Value {
	v.must(op, Func)
	if v.flag&flagRO != 0 {
		v.mustSet(op)
	}
	recv := v.ptr
	if v.method != 0 && recv == nil {
		if len(in) == 0 {
			panic("reflect: Call with too few input arguments")
		}
		recv = in[0].assignTo("reflect.Value.Call", v.of).ptr
		in = in[1:]
	}
	params, results, variadic := typeFunc(int(v.typ))
	if variadic && !slice {
		if len(in) < params-1 {
			panic("reflect: " + op + " with too few input arguments")
		}
		list := rtype(typeParam(int(v.typ), params-1))
		rest := MakeSlice(list, len(in)-params+1, len(in)-params+1)
		for i := range rest.Len() {
			rest.Index(i).Set(in[params-1+i])
		}
		in = append(append([]Value{}, in[:params-1]...), rest)
	}
	if len(in) < params {
		panic("reflect: " + op + " with too few input arguments")
	}
	if len(in) > params {
		panic("reflect: " + op + " with too many input arguments")
	}
	args := make([]unsafe.Pointer, params)
	for i, x := range in {
		if x.Kind() == Invalid {
			panic("reflect: " + op + " using zero Value argument")
		}
		t := rtype(typeParam(int(v.typ), i))
		if !x.typ.assignable(t) {
			panic("reflect: " + op + " using " + x.typ.String() + " as type " + t.String())
		}
		args[i] = x.assignTo("reflect.Value.Call", t).ptr
	}
	out := make([]Value, results)
	ptrs := make([]unsafe.Pointer, results)
	for i := range out {
		out[i] = Zero(rtype(typeParam(int(v.typ), params+i)))
		ptrs[i] = out[i].ptr
	}
	switch {
	case v.method != 0:
		callMethod(int(v.of), v.method-1, recv, args, ptrs)
	case v.IsNil():
		panic("reflect.Value.Call: call of nil function")
	default:
		call(int(v.typ), v.word(), args, ptrs)
	}
	return out
}

func (v Value) Seq() iter.Seq[Value] {
	return func(yield func(Value) bool) {
		switch k := v.Kind(); {
		case v.CanInt():
			for i := range v.Int() {
				if !yield(ValueOf(i).Convert(v.typ)) {
					return
				}
			}
		case v.CanUint():
			for i := range v.Uint() {
				if !yield(ValueOf(i).Convert(v.typ)) {
					return
				}
			}
		case k == Chan:
			for x, ok := v.Recv(); ok && yield(x); x, ok = v.Recv() {
			}
		default:
			v.Seq2()(func(i, _ Value) bool { return yield(i) })
		}
	}
}

func (v Value) Seq2() iter.Seq2[Value, Value] {
	return func(yield func(Value, Value) bool) {
		switch v.Kind() {
		case Pointer, Array, Slice:
			list := Indirect(v)
			for i := range list.Len() {
				if !yield(ValueOf(i), list.Index(i)) {
					return
				}
			}
		case String:
			for i, r := range v.String() {
				if !yield(ValueOf(i), ValueOf(r)) {
					return
				}
			}
		case Map:
			for it := v.MapRange(); it.Next(); {
				if !yield(it.Key(), it.Value()) {
					return
				}
			}
		default:
			panic("reflect: " + v.typ.String() + " cannot produce iter.Seq2[Value, Value]")
		}
	}
}
