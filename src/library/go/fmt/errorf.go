package fmt

import (
	"errors"
	"slices"
)

type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }

func (e *wrapError) Unwrap() error { return e.err }

type wrapErrors struct {
	msg  string
	errs []error
}

func (e *wrapErrors) Error() string { return e.msg }

func (e *wrapErrors) Unwrap() []error { return e.errs }

// Errorf makes an error with a formatted text; it wraps the operands of %w.
func Errorf(format string, a ...any) (err error) {
	p := &printer{wrapping: true}
	p.printf(format, a)
	text := string(p.out)
	switch len(p.wrapped) {
	case 0:
		return errors.New(text)
	case 1:
		w := &wrapError{msg: text}
		w.err, _ = a[p.wrapped[0]].(error)
		return w
	}
	slices.Sort(p.wrapped)
	var errs []error
	for i, at := range p.wrapped {
		if i > 0 && p.wrapped[i-1] == at {
			continue
		}
		if err, ok := a[at].(error); ok {
			errs = append(errs, err)
		}
	}
	return &wrapErrors{text, errs}
}
