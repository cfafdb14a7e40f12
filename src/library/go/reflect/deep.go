// DeepEqual.
package reflect

import "unsafe"

// visit is a comparison under way, which counts as equal when met again.
type visit struct {
	a, b unsafe.Pointer
	typ  rtype
}

func DeepEqual(x, y any) bool {
	if x == nil || y == nil {
		return x == y
	}
	a, b := ValueOf(x), ValueOf(y)
	return a.typ == b.typ && deepEqual(a, b, map[visit]bool{})
}

func deepEqual(a, b Value, visited map[visit]bool) bool {
	if !a.IsValid() || !b.IsValid() {
		return a.IsValid() == b.IsValid()
	}
	if a.typ != b.typ {
		return false
	}
	k := a.Kind()
	if k == Pointer || k == Map || k == Slice {
		if a.IsNil() || b.IsNil() {
			return a.IsNil() == b.IsNil()
		}
		if k == Slice && a.Len() != b.Len() {
			return false
		}
		if a.word() == b.word() {
			return true
		}
		v := visit{a.word(), b.word(), a.typ}
		if visited[v] {
			return true
		}
		visited[v] = true
	}
	switch k {
	case Pointer, Interface:
		return deepEqual(a.Elem(), b.Elem(), visited)
	case Array, Slice:
		for i := range a.Len() {
			if !deepEqual(a.Index(i), b.Index(i), visited) {
				return false
			}
		}
		return true
	case Struct:
		for i := range a.NumField() {
			if !deepEqual(a.Field(i), b.Field(i), visited) {
				return false
			}
		}
		return true
	case Map:
		if a.Len() != b.Len() {
			return false
		}
		for it := a.MapRange(); it.Next(); {
			other := b.MapIndex(it.Key().readable())
			if !other.IsValid() || !deepEqual(it.Value(), other, visited) {
				return false
			}
		}
		return true
	case Func:
		return a.IsNil() && b.IsNil()
	}
	return a.any() == b.any()
}

// readable lifts the ban on values of unexported fields.
func (v Value) readable() Value {
	v.flag &^= flagRO
	return v
}
