// Package errors makes error values and looks through trees of wrapped errors.
package errors

import "reflect"

// ErrUnsupported says that an operation cannot be done because it is not supported.
var ErrUnsupported = New("unsupported operation")

type errorString struct{ s string }

func (e *errorString) Error() string { return e.s }

// New returns a fresh error with the given text; two calls never give equal errors.
func New(text string) error { return &errorString{text} }

// Unwrap calls err's Unwrap() error method, and returns nil if there is none.
func Unwrap(err error) error {
	if w, ok := err.(interface{ Unwrap() error }); ok {
		return w.Unwrap()
	}
	return nil
}

// Is reports whether any error in err's tree matches target.
func Is(err, target error) bool {
	if err == nil || target == nil {
		return err == target
	}
	return matches(err, target, reflect.TypeOf(target).Comparable())
}

func matches(err, target error, comparable bool) bool {
	for err != nil {
		if comparable && err == target {
			return true
		}
		if judge, ok := err.(interface{ Is(error) bool }); ok && judge.Is(target) {
			return true
		}
		switch w := err.(type) {
		case interface{ Unwrap() error }:
			err = w.Unwrap()
		case interface{ Unwrap() []error }:
			for _, branch := range w.Unwrap() {
				if matches(branch, target, comparable) {
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
