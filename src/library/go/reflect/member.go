// Fields and methods of types.
package reflect

import (
	"iter"
	"slices"
)

type StructField struct {
	Name      string
	PkgPath   string
	Type      Type
	Tag       StructTag
	Offset    uintptr
	Index     []int
	Anonymous bool
}

func (f StructField) IsExported() bool { return f.PkgPath == "" }

func (t rtype) Field(i int) StructField {
	t.must("Field", Struct)
	if i < 0 || i >= typeLen(int(t)) {
		panic("reflect: Field index out of bounds")
	}
	name, pkg, tag, ftyp, _, offset, embedded := typeField(int(t), i)
	return StructField{name, pkg, rtype(ftyp), StructTag(tag), offset, []int{i}, embedded}
}

func (t rtype) FieldByIndex(index []int) StructField {
	var typ Type = t
	var f StructField
	for i, x := range index {
		if i > 0 && typ.Kind() == Pointer && typ.Elem().Kind() == Struct {
			typ = typ.Elem()
		}
		f = typ.Field(x)
		typ = f.Type
	}
	f.Index = index
	return f
}

func (t rtype) FieldByName(name string) (StructField, bool) {
	return t.FieldByNameFunc(func(s string) bool { return s == name })
}

// place is a struct reached through embedded fields.
type place struct {
	typ   rtype
	index []int
}

// FieldByNameFunc searches level by level; two matches on the first level that has any hide each other.
func (t rtype) FieldByNameFunc(match func(string) bool) (StructField, bool) {
	t.must("FieldByNameFunc", Struct)
	level := []place{{t, nil}}
	seen := []rtype{t}
	for len(level) > 0 {
		var next []place
		var found []StructField
		for _, p := range level {
			for i := range typeLen(int(p.typ)) {
				f := p.typ.Field(i)
				f.Index = append(slices.Clone(p.index), i)
				if match(f.Name) {
					found = append(found, f)
				} else if inner := embedded(f); inner != 0 && !slices.Contains(seen, inner) {
					seen = append(seen, inner)
					next = append(next, place{inner, f.Index})
				}
			}
		}
		if len(found) == 1 {
			return found[0], true
		} else if len(found) > 1 {
			break
		}
		level = next
	}
	return StructField{}, false
}

// embedded is the struct type that f embeds, also through a pointer; else 0.
func embedded(f StructField) rtype {
	t := f.Type.(rtype)
	if t.Kind() == Pointer {
		t = rtype(typeElem(int(t)))
	}
	if !f.Anonymous || t.Kind() != Struct {
		return 0
	}
	return t
}

func VisibleFields(t Type) (fields []StructField) {
	if t == nil {
		panic("reflect: VisibleFields(nil)")
	}
	if t.Kind() != Struct {
		panic("reflect.VisibleFields of non-struct type")
	}
	var walk func(p place)
	walk = func(p place) {
		for i := range typeLen(int(p.typ)) {
			f := p.typ.Field(i)
			f.Index = append(slices.Clone(p.index), i)
			if best, ok := t.FieldByName(f.Name); ok && slices.Equal(best.Index, f.Index) {
				fields = append(fields, f)
			}
			if inner := embedded(f); inner != 0 && len(p.index) < 8 {
				walk(place{inner, f.Index})
			}
		}
	}
	walk(place{t.(rtype), nil})
	return
}

// Method's Func takes the receiver first.
type Method struct {
	Name    string
	PkgPath string
	Type    Type
	Func    Value
	Index   int
}

func (m Method) IsExported() bool { return m.PkgPath == "" }

// methods lists the machine's indices of the exported methods (all, of an interface) by name.
func (t rtype) methods() []int {
	var list []int
	for i := range typeNumMethod(int(t)) {
		if _, pkg, _ := typeMethod(int(t), i); pkg == "" || t.Kind() == Interface {
			list = append(list, i)
		}
	}
	slices.SortFunc(list, func(i, j int) int {
		a, _, _ := typeMethod(int(t), i)
		b, _, _ := typeMethod(int(t), j)
		if a < b {
			return -1
		}
		return 1
	})
	return list
}

func (t rtype) NumMethod() int { return len(t.methods()) }

func (t rtype) Method(i int) Method {
	list := t.methods()
	if i < 0 || i >= len(list) {
		panic("reflect: Method index out of range")
	}
	name, pkg, sig := typeMethod(int(t), list[i])
	m := Method{Name: name, PkgPath: pkg, Type: rtype(sig), Index: i}
	if t.Kind() != Interface {
		m.Type = withReceiver{rtype(sig), t}
		m.Func = Value{typ: rtype(sig), of: t, method: list[i] + 1}
	}
	return m
}

// withReceiver is the type of a method of a type that is no interface: the receiver comes first.
type withReceiver struct {
	rtype
	of rtype
}

func (t withReceiver) NumIn() int { return t.rtype.NumIn() + 1 }

func (t withReceiver) In(i int) Type {
	if i == 0 {
		return t.of
	}
	return t.rtype.In(i - 1)
}

func (t withReceiver) Ins() iter.Seq[Type] { return seq(t.NumIn(), t.In) }

func (t withReceiver) String() string {
	rest := t.rtype.String()[len("func("):]
	if t.rtype.NumIn() > 0 {
		rest = ", " + rest
	}
	return "func(" + t.of.String() + rest
}

func (t rtype) MethodByName(name string) (Method, bool) {
	for i, at := range t.methods() {
		if s, _, _ := typeMethod(int(t), at); s == name {
			return t.Method(i), true
		}
	}
	return Method{}, false
}
