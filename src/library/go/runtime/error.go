// The panic values that the machine itself makes. Each string type holds the text without its prefix.
package runtime

import "internal/lab"

type Error interface {
	error
	RuntimeError()
}

type errorString string

func (e errorString) RuntimeError() {}
func (e errorString) Error() string { return "runtime error: " + string(e) }

type plainError string

func (e plainError) RuntimeError() {}
func (e plainError) Error() string { return string(e) }

type boundsError string

func (e boundsError) RuntimeError() {}
func (e boundsError) Error() string { return "runtime error: " + string(e) }

// TypeAssertionError holds its whole text: `interface conversion: interface {} is nil, not int`.
type TypeAssertionError struct{ text string }

func (*TypeAssertionError) RuntimeError()   {}
func (e *TypeAssertionError) Error() string {
	text := e.text
	if text == "" {
		_ = noType.name
	}
	return text
}

// noType is in Go the type asserted by an error that nobody filled in; its name would be 40 bytes behind it.
var noType *struct {
	_    [5]uintptr
	name int
}

type PanicNilError struct{ _ [0]func() }

func (*PanicNilError) RuntimeError() {}
func (*PanicNilError) Error() string {
	if lab.Classic() {
		return "panic called with nil argument"
	}
	return "runtime error: panic called with nil argument"
}
