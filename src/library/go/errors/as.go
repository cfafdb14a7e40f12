package errors

import "reflect"

// As finds the first error in err's tree that fits the variable target points to, and stores it there.
func As(err error, target any) bool {
	if err == nil {
		return false
	}
	if target == nil {
		panic("errors: target cannot be nil")
	}
	pointer := reflect.ValueOf(target)
	if pointer.Kind() != reflect.Pointer || pointer.IsNil() {
		panic("errors: target must be a non-nil pointer")
	}
	wanted := pointer.Type().Elem()
	if wanted.Kind() != reflect.Interface && !wanted.Implements(reflect.TypeFor[error]()) {
		panic("errors: *target must be interface or implement error")
	}
	return assign(err, target, pointer.Elem(), wanted)
}

func assign(err error, target any, place reflect.Value, wanted reflect.Type) bool {
	for err != nil {
		if reflect.TypeOf(err).AssignableTo(wanted) {
			place.Set(reflect.ValueOf(err))
			return true
		}
		if caster, ok := err.(interface{ As(any) bool }); ok && caster.As(target) {
			return true
		}
		switch w := err.(type) {
		case interface{ Unwrap() error }:
			err = w.Unwrap()
		case interface{ Unwrap() []error }:
			for _, branch := range w.Unwrap() {
				if branch != nil && assign(branch, target, place, wanted) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
	return false
}

// AsType returns the first error in err's tree that has type E.
func AsType[E error](err error) (E, bool) {
	var found E
	ok := findType(err, &found)
	return found, ok
}

func findType[E error](err error, found *E) bool {
	for err != nil {
		if e, ok := err.(E); ok {
			*found = e
			return true
		}
		if caster, ok := err.(interface{ As(any) bool }); ok && caster.As(found) {
			return true
		}
		switch w := err.(type) {
		case interface{ Unwrap() error }:
			err = w.Unwrap()
		case interface{ Unwrap() []error }:
			for _, branch := range w.Unwrap() {
				if branch != nil && findType(branch, found) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
	return false
}
