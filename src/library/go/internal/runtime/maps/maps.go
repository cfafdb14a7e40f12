// Package maps holds the error type of Go 1.27's maps for unhashable keys.
package maps

// unhashableTypeError is the name of the unhashable type.
type unhashableTypeError string

func (e unhashableTypeError) RuntimeError() {}

func (e unhashableTypeError) Error() string { return "hash of unhashable type: " + string(e) }
