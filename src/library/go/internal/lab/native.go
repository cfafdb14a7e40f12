// Package lab holds natives that several library packages share. Programs cannot import it.
package lab

import "unsafe"

// Classic reports whether the profile is Go 1.23's (classic maps, sync.Map with read and dirty parts).
func Classic() bool

// Rand draws 64 random bits: a recorded choice (Choice::Random with bound 0).
func Rand() uint64

// HashAny hashes v as a map of `any` keys would, with seed. Equal values hash equally; +0 and -0 too; NaN need not.
// Panics `runtime error: hash of unhashable type T` as a map does.
func HashAny(v any, seed uint64) uint64

// SameType reports whether a and b have the same dynamic type (both nil: true).
func SameType(a, b any) bool

// TypeName is the dynamic type's name as %T prints it; "<nil>" for nil.
func TypeName(v any) string

// AddressOf is uintptr(p), PointerTo unsafe.Pointer(address), PointerAdd unsafe.Add: called by such conversions.
func AddressOf(p unsafe.Pointer) uintptr
func PointerTo(address uintptr) unsafe.Pointer
func PointerAdd(p unsafe.Pointer, n int) unsafe.Pointer

// PointerAs is (*T)(p), where ty is T's number. Where the machine keeps what p points to in another way than a T the
// program ends: it would read numbers that Go does not.
func PointerAs(p unsafe.Pointer, ty int) unsafe.Pointer

// Comparable reports whether v's dynamic type is comparable (nil: true), without looking inside interfaces in it.
func Comparable(v any) bool
