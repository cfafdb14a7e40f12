package slices

import (
	"cmp"
	"internal/pdq"
)

// Sort sorts x, NaN first.
func Sort[S ~[]E, E cmp.Ordered](x S) {
	first := 0 // NaNs go to the front, where < cannot mislead
	for i, v := range x {
		if v != v {
			x[i], x[first] = x[first], v
			first++
		}
	}
	quick(x[first:])
}

// quick sorts x, which has no NaN, by quicksort with a middle pivot down to short runs.
func quick[E cmp.Ordered](x []E) {
	for len(x) > 12 {
		low, middle, high := x[0], x[len(x)/2], x[len(x)-1]
		pivot := max(min(low, middle), min(max(low, middle), high))
		i, j := 0, len(x)-1
		for i <= j {
			for x[i] < pivot {
				i++
			}
			for pivot < x[j] {
				j--
			}
			if i <= j {
				x[i], x[j] = x[j], x[i]
				i++
				j--
			}
		}
		if j+1 < len(x)-i {
			quick(x[:j+1])
			x = x[i:]
		} else {
			quick(x[i:])
			x = x[:j+1]
		}
	}
	for i := 1; i < len(x); i++ {
		v := x[i]
		j := i
		for ; j > 0 && v < x[j-1]; j-- {
			x[j] = x[j-1]
		}
		x[j] = v
	}
}

// SortFunc sorts x by cmp; equal elements may change their order.
func SortFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	n := len(x)
	pdq.Data{
		Less: func(i, j int) bool { return cmp(x[i], x[j]) < 0 },
		Swap: func(i, j int) { x[i], x[j] = x[j], x[i] },
	}.Sort(0, n, pdq.Patience(n))
}

// SortStableFunc sorts x by cmp and keeps the order of equal elements.
func SortStableFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	const run = 8
	for start := 0; start < len(x); start += run {
		for i := start + 1; i < min(start+run, len(x)); i++ {
			v := x[i]
			j := i
			for ; j > start && cmp(v, x[j-1]) < 0; j-- {
				x[j] = x[j-1]
			}
			x[j] = v
		}
	}
	var spare []E
	for length := run; length < len(x); length *= 2 {
		for start := 0; start+length < len(x); start += 2 * length {
			spare = mergeRuns(x[start:min(start+2*length, len(x))], length, spare, cmp)
		}
	}
}

// mergeRuns merges x[:middle] and x[middle:], both sorted; spare is memory to be reused.
func mergeRuns[E any](x []E, middle int, spare []E, cmp func(a, b E) int) []E {
	if cmp(x[middle], x[middle-1]) >= 0 {
		return spare
	}
	spare = append(spare[:0], x[:middle]...)
	i, j, k := 0, middle, 0
	for i < len(spare) && j < len(x) {
		if cmp(x[j], spare[i]) < 0 {
			x[k] = x[j]
			j++
		} else {
			x[k] = spare[i]
			i++
		}
		k++
	}
	copy(x[k:], spare[i:])
	return spare
}

// IsSorted reports whether x is sorted, NaN first.
func IsSorted[S ~[]E, E cmp.Ordered](x S) bool {
	for i := len(x) - 1; i > 0; i-- {
		if cmp.Less(x[i], x[i-1]) {
			return false
		}
	}
	return true
}

// IsSortedFunc reports whether x is sorted by cmp.
func IsSortedFunc[S ~[]E, E any](x S, cmp func(a, b E) int) bool {
	for i := len(x) - 1; i > 0; i-- {
		if cmp(x[i], x[i-1]) < 0 {
			return false
		}
	}
	return true
}

// Min returns the least element, NaN if there is one. It panics if x is empty.
func Min[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) < 1 {
		panic("slices.Min: empty list")
	}
	least := x[0]
	for _, v := range x[1:] {
		least = min(least, v)
	}
	return least
}

// MinFunc returns the first least element by cmp. It panics if x is empty.
func MinFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) < 1 {
		panic("slices.MinFunc: empty list")
	}
	least := x[0]
	for _, v := range x[1:] {
		if cmp(v, least) < 0 {
			least = v
		}
	}
	return least
}

// Max returns the greatest element, NaN if there is one. It panics if x is empty.
func Max[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) < 1 {
		panic("slices.Max: empty list")
	}
	greatest := x[0]
	for _, v := range x[1:] {
		greatest = max(greatest, v)
	}
	return greatest
}

// MaxFunc returns the first greatest element by cmp. It panics if x is empty.
func MaxFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) < 1 {
		panic("slices.MaxFunc: empty list")
	}
	greatest := x[0]
	for _, v := range x[1:] {
		if cmp(v, greatest) > 0 {
			greatest = v
		}
	}
	return greatest
}

// BinarySearch returns where target is or belongs in the sorted x, and whether it is there.
func BinarySearch[S ~[]E, E cmp.Ordered](x S, target E) (int, bool) {
	return BinarySearchFunc(x, target, cmp.Compare[E])
}

// BinarySearchFunc is BinarySearch by cmp.
func BinarySearchFunc[S ~[]E, E, T any](x S, target T, cmp func(E, T) int) (int, bool) {
	low, high := 0, len(x)
	for low < high {
		middle := int(uint(low+high) >> 1)
		if cmp(x[middle], target) < 0 {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low, low < len(x) && cmp(x[low], target) == 0
}
