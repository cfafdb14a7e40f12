// Package heap keeps the least element of a collection at its start.
package heap

import "sort"

// Interface is a collection that can grow and shrink at its end.
type Interface interface {
	sort.Interface
	// Push puts x at the end.
	Push(x any)
	// Pop takes the last element out.
	Pop() any
}

// Init makes h a heap.
func Init(h Interface) {
	n := h.Len()
	for i := n/2 - 1; i >= 0; i-- {
		down(h, i, n)
	}
}

// Push puts x into h.
func Push(h Interface, x any) {
	h.Push(x)
	up(h, h.Len()-1)
}

// Pop takes the least element out.
func Pop(h Interface) any {
	last := h.Len() - 1
	h.Swap(0, last)
	down(h, 0, last)
	return h.Pop()
}

// Remove takes the element at i out.
func Remove(h Interface, i int) any {
	last := h.Len() - 1
	if last != i {
		h.Swap(i, last)
		if !down(h, i, last) {
			up(h, i)
		}
	}
	return h.Pop()
}

// Fix puts the element at i, whose value has changed, in its place.
func Fix(h Interface, i int) {
	if !down(h, i, h.Len()) {
		up(h, i)
	}
}

func up(h Interface, i int) {
	for i > 0 {
		parent := (i - 1) / 2
		if !h.Less(i, parent) {
			return
		}
		h.Swap(parent, i)
		i = parent
	}
}

// down lets the element at i sink among the first n and reports whether it moved.
func down(h Interface, i, n int) bool {
	start := i
	for child := 2*i + 1; 0 <= child && child < n; child = 2*i + 1 {
		if right := child + 1; right < n && h.Less(right, child) {
			child = right
		}
		if !h.Less(child, i) {
			break
		}
		h.Swap(i, child)
		i = child
	}
	return i > start
}
