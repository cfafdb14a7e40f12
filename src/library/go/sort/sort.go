// Package sort sorts slices and other collections, and searches in sorted ones.
package sort

import "internal/pdq"

// Interface is a collection whose elements have places from 0 up to Len.
type Interface interface {
	// Len returns the number of elements.
	Len() int
	// Less reports whether the element at i must come before the one at j.
	Less(i, j int) bool
	// Swap swaps the elements at i and j.
	Swap(i, j int)
}

// Sort sorts data; equal elements may change their order.
func Sort(data Interface) {
	n := data.Len()
	pdq.Data{Less: data.Less, Swap: data.Swap}.Sort(0, n, pdq.Patience(n))
}

// Stable sorts data and keeps the order of equal elements.
func Stable(data Interface) {
	n := data.Len()
	stable(pdq.Data{Less: data.Less, Swap: data.Swap}, n)
}

// IsSorted reports whether data is sorted.
func IsSorted(data Interface) bool {
	for i := data.Len() - 1; i > 0; i-- {
		if data.Less(i, i-1) {
			return false
		}
	}
	return true
}

type reverse struct{ Interface }

func (r reverse) Less(i, j int) bool { return r.Interface.Less(j, i) }

// Reverse returns data in the opposite order.
func Reverse(data Interface) Interface { return &reverse{data} }

// stable sorts runs by insertion and then merges ever longer runs in place.
func stable(data pdq.Data, n int) {
	const run = 20
	for start := 0; start < n; start += run {
		for i := start + 1; i < min(start+run, n); i++ {
			for j := i; j > start && data.Less(j, j-1); j-- {
				data.Swap(j, j-1)
			}
		}
	}
	for length := run; length < n; length *= 2 {
		for start := 0; start+length < n; start += 2 * length {
			merge(data, start, start+length, min(start+2*length, n))
		}
	}
}

// merge joins the sorted runs from a to middle and from middle to b: it picks the middle element of the longer run,
// finds where it belongs in the other, exchanges the parts between, and merges what then lies before and behind it.
func merge(data pdq.Data, a, middle, b int) {
	if a == middle || middle == b || !data.Less(middle, middle-1) {
		return
	}
	if b-a == 2 {
		data.Swap(a, middle)
		return
	}
	if middle-a >= b-middle {
		left := a + (middle-a)/2
		right := middle + Search(b-middle, func(i int) bool { return !data.Less(middle+i, left) })
		rotate(data, left, middle, right)
		picked := left + right - middle
		merge(data, a, left, picked)
		merge(data, picked+1, right, b)
		return
	}
	right := middle + (b-middle)/2
	left := a + Search(middle-a, func(i int) bool { return data.Less(right, a+i) })
	rotate(data, left, middle, right+1)
	picked := left + right - middle
	merge(data, a, left, picked)
	merge(data, picked+1, right+1, b)
}

// rotate exchanges the neighbouring parts from a to middle and from middle to b, by three reversals.
func rotate(data pdq.Data, a, middle, b int) {
	flip(data, a, middle)
	flip(data, middle, b)
	flip(data, a, b)
}

func flip(data pdq.Data, a, b int) {
	for i, j := a, b-1; i < j; i, j = i+1, j-1 {
		data.Swap(i, j)
	}
}
