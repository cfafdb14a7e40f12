package json

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"unicode"
)

// field is a struct's field as JSON has it, maybe one of an embedded struct.
type field struct {
	name      string
	index     []int
	tagged    bool
	typ       reflect.Type
	omitEmpty bool
	omitZero  bool
	quoted    bool
}

// shapes remembers the fields of the struct types that one call meets.
type shapes map[reflect.Type][]field

func (s shapes) of(t reflect.Type) []field {
	fields, ok := s[t]
	if !ok {
		fields = fieldsOf(t)
		s[t] = fields
	}
	return fields
}

// embedded is a struct type whose fields are still to be looked at.
type embedded struct {
	typ   reflect.Type
	index []int
}

// fieldsOf finds a struct's fields, level by level as Go's embedding does. Of equal names the one at the lowest level
// wins, then the only one with a tag; otherwise none.
func fieldsOf(t reflect.Type) []field {
	var all []field
	level := []embedded{{t, nil}}
	seen := map[reflect.Type]bool{}
	for len(level) > 0 {
		var next []embedded
		count := map[reflect.Type]int{}
		for _, e := range level {
			count[e.typ]++
		}
		for _, e := range level {
			if seen[e.typ] {
				continue
			}
			seen[e.typ] = true
			for i := 0; i < e.typ.NumField(); i++ {
				f, deeper, ok := fieldAt(e, i)
				if deeper != nil {
					next = append(next, *deeper)
				}
				if !ok {
					continue
				}
				all = append(all, f)
				if count[e.typ] > 1 {
					all = append(all, f) // two of them hide each other
				}
			}
		}
		level = next
	}
	return dominant(all)
}

// fieldAt looks at one field: it may be one of JSON's, or a struct whose fields are, or neither.
func fieldAt(e embedded, i int) (f field, deeper *embedded, ok bool) {
	sf := e.typ.Field(i)
	bare := sf.Type
	if bare.Kind() == reflect.Pointer && bare.Name() == "" {
		bare = bare.Elem()
	}
	if sf.Anonymous {
		if !sf.IsExported() && bare.Kind() != reflect.Struct {
			return f, nil, false
		}
	} else if !sf.IsExported() {
		return f, nil, false
	}
	tag := sf.Tag.Get("json")
	if tag == "-" {
		return f, nil, false
	}
	name, options, _ := strings.Cut(tag, ",")
	if !goodName(name) {
		name = ""
	}
	index := append(append([]int(nil), e.index...), i)
	if name == "" && sf.Anonymous && bare.Kind() == reflect.Struct {
		return f, &embedded{bare, index}, false
	}
	f = field{name: name, index: index, tagged: name != "", typ: sf.Type}
	if name == "" {
		f.name = sf.Name
	}
	for option := range strings.SplitSeq(options, ",") {
		switch option {
		case "omitempty":
			f.omitEmpty = true
		case "omitzero":
			f.omitZero = true
		case "string":
			switch bare.Kind() {
			case reflect.Bool, reflect.String, reflect.Float32, reflect.Float64,
				reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
				reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
				f.quoted = true
			}
		}
	}
	return f, nil, true
}

// goodName reports whether a tag's name can be a key.
func goodName(name string) bool {
	for _, r := range name {
		if !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~ ", r) && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return false
		}
	}
	return name != ""
}

func dominant(all []field) []field {
	slices.SortStableFunc(all, func(a, b field) int {
		if c := strings.Compare(a.name, b.name); c != 0 {
			return c
		}
		if c := cmp.Compare(len(a.index), len(b.index)); c != 0 {
			return c
		}
		if a.tagged != b.tagged {
			if a.tagged {
				return -1
			}
			return 1
		}
		return slices.Compare(a.index, b.index)
	})
	var kept []field
	for start := 0; start < len(all); {
		end := start + 1
		for end < len(all) && all[end].name == all[start].name {
			end++
		}
		first := all[start]
		if end == start+1 || len(all[start+1].index) != len(first.index) || all[start+1].tagged != first.tagged {
			kept = append(kept, first)
		}
		start = end
	}
	slices.SortFunc(kept, func(a, b field) int { return slices.Compare(a.index, b.index) })
	return kept
}
