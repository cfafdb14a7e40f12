// Package maps holds the error type of Go 1.27's maps for unhashable keys.
package maps

// unhashableTypeError is the whole text: `hash of unhashable type: []int`.
type unhashableTypeError string

func (e unhashableTypeError) RuntimeError() {}

func (e unhashableTypeError) Error() string { return string(e) }
