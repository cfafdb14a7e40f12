// Package unique: one handle for equal values.
package unique

import "sync"

// Handle is equal to another exactly if their values are.
type Handle[T comparable] struct{ value *T }

func (h Handle[T]) Value() T { return *h.value }

// handles by dynamic value; Go forgets those that nobody uses, which no program can see.
var handles sync.Map

func Make[T comparable](value T) Handle[T] {
	if found, ok := handles.Load(key[T]{value}); ok {
		return Handle[T]{found.(*T)}
	}
	found, _ := handles.LoadOrStore(key[T]{value}, &value)
	return Handle[T]{found.(*T)}
}

// key keeps equal values of different types apart, also of interface types.
type key[T comparable] struct{ value T }
