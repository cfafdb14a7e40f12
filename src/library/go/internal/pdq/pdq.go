// Package pdq is pattern-defeating quicksort (Peters, 2021), with the constants that decide how Go's sorts leave equal
// elements. It needs only an order and a swap of places.
package pdq

import "math/bits"

// Data is what is sorted: places that can be compared and swapped.
type Data struct {
	Less func(i, j int) bool
	Swap func(i, j int)
}

const (
	smallest    = 12 // up to here insertion sort
	ninther     = 50 // from here the pivot is a median of medians
	mostSwaps   = 12 // as many swaps when choosing a pivot mean that the order is reversed
	fixes       = 5  // out of order pairs that are put right before giving up
	shortestFix = 50 // length from which that is worth trying
)

// Patience is how many bad pivots a sort of n places bears.
func Patience(n int) int { return bits.Len(uint(n)) }

// Sort sorts the places from a up to b; after patience many bad pivots it changes to heap sort.
func (data Data) Sort(a, b, patience int) {
	balanced, partitioned := true, true
	for {
		length := b - a
		if length <= smallest {
			data.insertion(a, b)
			return
		}
		if patience == 0 {
			data.heap(a, b)
			return
		}
		if !balanced {
			data.scatter(a, b)
			patience--
		}
		pivot, swaps := data.pivot(a, b)
		if swaps == mostSwaps {
			data.reverse(a, b)
			pivot = a + b - 1 - pivot
			swaps = 0
		}
		if balanced && partitioned && swaps == 0 && data.nearlySorted(a, b) {
			return
		}
		if a > 0 && !data.Less(a-1, pivot) {
			a = data.splitEqual(a, b, pivot)
			continue
		}
		var middle int
		middle, partitioned = data.split(a, b, pivot)
		left, right := middle-a, b-middle
		balanced = min(left, right) >= length/8
		if left < right {
			data.Sort(a, middle, patience)
			a = middle + 1
		} else {
			data.Sort(middle+1, b, patience)
			b = middle
		}
	}
}

func (data Data) insertion(a, b int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && data.Less(j, j-1); j-- {
			data.Swap(j, j-1)
		}
	}
}

func (data Data) heap(a, b int) {
	n := b - a
	for i := (n - 1) / 2; i >= 0; i-- {
		data.sink(a, i, n)
	}
	for i := n - 1; i >= 0; i-- {
		data.Swap(a, a+i)
		data.sink(a, 0, i)
	}
}

// sink lets the element at root go down in the heap of n places that starts at a.
func (data Data) sink(a, root, n int) {
	for child := 2*root + 1; child < n; child = 2*root + 1 {
		if child+1 < n && data.Less(a+child, a+child+1) {
			child++
		}
		if !data.Less(a+root, a+child) {
			return
		}
		data.Swap(a+root, a+child)
		root = child
	}
}

// scatter swaps three places of the middle with places picked by a fixed generator, to break bad patterns.
func (data Data) scatter(a, b int) {
	length := b - a
	if length < 8 {
		return
	}
	state := uint64(length)
	mask := uint(1)<<bits.Len(uint(length)) - 1
	centre := a + length/4*2
	for i := 0; i < 3; i++ {
		state ^= state << 13
		state ^= state >> 7
		state ^= state << 17
		other := int(uint(state) & mask)
		if other >= length {
			other -= length
		}
		data.Swap(centre-1+i, a+other)
	}
}

// pivot chooses a place near the median and tells how many of the places it looked at were out of order.
func (data Data) pivot(a, b int) (place, swaps int) {
	quarter := (b - a) / 4
	i, j, k := a+quarter, a+2*quarter, a+3*quarter
	if b-a >= 8 {
		if b-a >= ninther {
			i = data.median(i-1, i, i+1, &swaps)
			j = data.median(j-1, j, j+1, &swaps)
			k = data.median(k-1, k, k+1, &swaps)
		}
		j = data.median(i, j, k, &swaps)
	}
	return j, swaps
}

func (data Data) median(i, j, k int, swaps *int) int {
	if data.Less(j, i) {
		*swaps++
		i, j = j, i
	}
	if data.Less(k, j) {
		*swaps++
		j = k
		if data.Less(j, i) {
			*swaps++
			j = i
		}
	}
	return j
}

func (data Data) reverse(a, b int) {
	for i, j := a, b-1; i < j; i, j = i+1, j-1 {
		data.Swap(i, j)
	}
}

// nearlySorted puts a few pairs right and reports whether everything is sorted then.
func (data Data) nearlySorted(a, b int) bool {
	i := a + 1
	for fix := 0; fix < fixes; fix++ {
		for i < b && !data.Less(i, i-1) {
			i++
		}
		if i == b {
			return true
		}
		if b-a < shortestFix {
			return false
		}
		data.Swap(i, i-1)
		if i-a >= 2 {
			for j := i - 1; j > 0 && data.Less(j, j-1); j-- {
				data.Swap(j, j-1)
			}
		}
		if b-i >= 2 {
			for j := i + 1; j < b && data.Less(j, j-1); j++ {
				data.Swap(j, j-1)
			}
		}
	}
	return false
}

// splitEqual moves what equals the pivot, the least element here, to the front and returns the end of it.
func (data Data) splitEqual(a, b, pivot int) int {
	data.Swap(a, pivot)
	i, j := a+1, b-1
	for {
		for i <= j && !data.Less(a, i) {
			i++
		}
		for i <= j && data.Less(a, j) {
			j--
		}
		if i > j {
			return i
		}
		data.Swap(i, j)
		i++
		j--
	}
}

// split moves what is less than the pivot before it and the rest behind it; it tells where the pivot came to lie and
// whether nothing had to move.
func (data Data) split(a, b, pivot int) (middle int, already bool) {
	data.Swap(a, pivot)
	i, j := a+1, b-1
	for already = true; ; already = false {
		for i <= j && data.Less(i, a) {
			i++
		}
		for i <= j && !data.Less(j, a) {
			j--
		}
		if i > j {
			data.Swap(j, a)
			return j, already
		}
		data.Swap(i, j)
		i++
		j--
	}
}
