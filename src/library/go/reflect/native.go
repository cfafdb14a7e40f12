// Package reflect: types are known by the machine's type ids (0: none), values by the address of storage that holds
// them in slots. Addresses are used as unsafe.Pointer; integers, bools and floats are read and written by Go code as
// whole slots.
package reflect

import "unsafe"

// unpack gives v's dynamic type and the address of a copy of its value (never written to); (0, nil) for nil.
func unpack(v any) (typ int, ptr unsafe.Pointer)

// pack makes an interface value of the value of a concrete type at ptr, which is copied.
func pack(typ int, ptr unsafe.Pointer) any

// typeKind is the type's Kind number.
func typeKind(typ int) int

// typeString is the type as %T prints it.
func typeString(typ int) string

// typeName is a named (or predeclared) type's bare name with type arguments, and its package's path; "" for others.
func typeName(typ int) (name, pkg string)

// typeSize: bytes and alignment on amd64, and slots.
func typeSize(typ int) (size uintptr, align, slots int)

func typeComparable(typ int) bool

// typeElem of a pointer, slice, array, channel or map; else 0.
func typeElem(typ int) int

// typeKey of a map; else 0.
func typeKey(typ int) int

// typeLen: array: length; struct: number of fields; channel: direction (1 receive, 2 send, 3 both); else 0.
func typeLen(typ int) int

// typeField describes field i of a struct; pkg is "" for an exported name.
func typeField(typ, i int) (name, pkg, tag string, ftyp, slot int, offset uintptr, embedded bool)

// typeFunc: numbers of parameters and results of a function type.
func typeFunc(typ int) (in, out int, variadic bool)

// typeParam is parameter i of a function type; from the number of parameters on, result i.
func typeParam(typ, i int) int

// typeNumMethod counts the type's method set as the program has it, exported or not (an interface's methods too).
func typeNumMethod(typ int) int

// typeMethod: name, package ("" if exported) and function type (without receiver) of method i in the machine's order.
func typeMethod(typ, i int) (name, pkg string, sig int)

// typePointerTo, typeSliceOf, typeMapOf: the composed type; 0 if the program has none.
func typePointerTo(typ int) int
func typeSliceOf(typ int) int
func typeMapOf(key, elem int) int

// typeImplements: the method set of typ (concrete or interface) has all of iface's methods.
func typeImplements(typ, iface int) bool

// typeSameUnderlying: both have identical underlying types.
func typeSameUnderlying(a, b int) bool

// newObject is a zeroed object of n values of typ; the address is not nil, even for n = 0 or a type without slots.
func newObject(typ, n int) unsafe.Pointer

// typedCopy copies one value of typ; the memory accesses are src's read, then dst's write.
func typedCopy(dst, src unsafe.Pointer, typ int)

// addSlots is p moved by n slots in its object.
func addSlots(p unsafe.Pointer, n int) unsafe.Pointer

// Maps (m is the map's address): the same micro-steps, faults and panics as the statements'.
func makeMap(typ, hint int) unsafe.Pointer
func mapLen(m unsafe.Pointer) int

// mapAccess is the address of the element, nil if absent.
func mapAccess(typ int, m, key unsafe.Pointer) unsafe.Pointer

// mapAssign is m[key] = *elem.
func mapAssign(typ int, m, key, elem unsafe.Pointer)

// mapAssignString is the same; Go has a function of its own for keys that are strings and small elements.
func mapAssignString(typ int, m, key, elem unsafe.Pointer)
func mapDelete(typ int, m, key unsafe.Pointer)
func mapClear(typ int, m unsafe.Pointer)

// mapIterInit is a new iterator, on its first entry; mapIterKey gives the current entry (nil, nil at the end).
func mapIterInit(typ int, m unsafe.Pointer) (iter unsafe.Pointer)
func mapIterKey(iter unsafe.Pointer) (key, elem unsafe.Pointer)
func mapIterNext(typ int, iter unsafe.Pointer)

// Channels (c is the channel's address, may be nil): as the statements; block false: as a select with default.
func makeChan(typ, size int) unsafe.Pointer
func chanLen(c unsafe.Pointer) int
func chanCap(c unsafe.Pointer) int
func chanClose(c unsafe.Pointer)
func chanSend(c, val unsafe.Pointer, block bool) (done bool)

// chanRecv stores the value (zero if closed) at dst when done.
func chanRecv(c, dst unsafe.Pointer, block bool) (done, ok bool)

// selectGo is a select over cases: dirs[i] 1 receives from chans[i] into vals[i], 2 sends the value at vals[i]. Gives
// the case's index and, of a receive, ok; -1 if none is ready and block is false. Nil channels are never ready.
func selectGo(dirs []int, chans, vals []unsafe.Pointer, block bool) (chosen int, ok bool)

// call calls the function value fn (nil: a memory fault) of function type typ; args and results point to values of
// the parameter (a variadic one is a slice) and result types; results is filled afterwards.
func call(typ int, fn unsafe.Pointer, args, results []unsafe.Pointer)

// callMethod calls method i (typeMethod's index) of concrete type typ on the receiver value at recv.
func callMethod(typ, i int, recv unsafe.Pointer, args, results []unsafe.Pointer)
