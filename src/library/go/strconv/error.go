// Package strconv converts basic values to text and back.
package strconv

import "errors"

// IntSize is the size of an int in bits.
const IntSize = 64

// ErrRange says that a value does not fit its type.
var ErrRange = errors.New("value out of range")

// ErrSyntax says that a text is not of the form the type needs.
var ErrSyntax = errors.New("invalid syntax")

// NumError is a failed conversion.
type NumError struct {
	Func string // ParseBool, ParseInt, ParseUint, ParseFloat, ParseComplex or Atoi
	Num  string // the input
	Err  error  // ErrRange, ErrSyntax or another reason
}

func (e *NumError) Error() string {
	return "strconv." + e.Func + ": parsing " + Quote(e.Num) + ": " + e.Err.Error()
}

// Unwrap returns the reason.
func (e *NumError) Unwrap() error { return e.Err }

func syntaxError(fn, num string) *NumError { return &NumError{fn, num, ErrSyntax} }

func rangeError(fn, num string) *NumError { return &NumError{fn, num, ErrRange} }

func baseError(fn, num string, base int) *NumError {
	return &NumError{fn, num, errors.New("invalid base " + Itoa(base))}
}

func bitSizeError(fn, num string, bitSize int) *NumError {
	return &NumError{fn, num, errors.New("invalid bit size " + Itoa(bitSize))}
}
