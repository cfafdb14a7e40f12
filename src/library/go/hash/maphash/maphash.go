// Package maphash hashes with a seed that is another one in every run.
package maphash

import (
	"hash"
	"internal/lab"
)

// Seed chooses the hash function; its zero value is none.
type Seed struct{ s uint64 }

// MakeSeed returns a random seed.
func MakeSeed() Seed {
	for {
		if s := lab.Rand(); s != 0 {
			return Seed{s}
		}
	}
}

func (s Seed) check() uint64 {
	if s.s == 0 {
		panic("maphash: use of uninitialized Seed")
	}
	return s.s
}

// Bytes returns the hash of b.
func Bytes(seed Seed, b []byte) uint64 { return String(seed, string(b)) }

// String returns the hash of s.
func String(seed Seed, s string) uint64 { return lab.HashAny(s, seed.check()) }

// Comparable returns the hash of v; equal values have equal hashes.
func Comparable[T comparable](seed Seed, v T) uint64 { return lab.HashAny(v, seed.check()) }

// WriteComparable adds x to what h hashes.
func WriteComparable[T comparable](h *Hash, x T) {
	sum := Comparable(h.Seed(), x)
	for i := 0; i < 64; i += 8 {
		h.WriteByte(byte(sum >> uint(i)))
	}
}

// Hash hashes what is written to it; its zero value has a random seed.
type Hash struct {
	seed Seed
	data []byte
}

func (h *Hash) begin() {
	if h.seed.s == 0 {
		h.seed = MakeSeed()
	}
}

// Write adds b; it never fails.
func (h *Hash) Write(b []byte) (int, error) {
	h.begin()
	h.data = append(h.data, b...)
	return len(b), nil
}

// WriteString adds s; it never fails.
func (h *Hash) WriteString(s string) (int, error) {
	h.begin()
	h.data = append(h.data, s...)
	return len(s), nil
}

// WriteByte adds b; it never fails.
func (h *Hash) WriteByte(b byte) error {
	h.begin()
	h.data = append(h.data, b)
	return nil
}

// Seed returns the seed.
func (h *Hash) Seed() Seed {
	h.begin()
	return h.seed
}

// SetSeed sets the seed and forgets what was written.
func (h *Hash) SetSeed(seed Seed) {
	seed.check()
	h.seed, h.data = seed, nil
}

// Reset forgets what was written.
func (h *Hash) Reset() {
	h.begin()
	h.data = h.data[:0]
}

// Sum64 returns the hash of what was written.
func (h *Hash) Sum64() uint64 {
	h.begin()
	return Bytes(h.seed, h.data)
}

// Sum appends the hash of what was written to b.
func (h *Hash) Sum(b []byte) []byte {
	sum := h.Sum64()
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(sum>>uint(shift)))
	}
	return b
}

// Size returns 8.
func (h *Hash) Size() int { return 8 }

// BlockSize returns the length that writes are best a multiple of.
func (h *Hash) BlockSize() int { return 128 }

// Clone returns a copy in the same state.
func (h *Hash) Clone() (hash.Cloner, error) {
	h.begin()
	return &Hash{h.seed, append([]byte(nil), h.data...)}, nil
}

// Hasher hashes and compares values of a type.
type Hasher[T any] interface {
	// Hash adds a value to hash; equal values add the same.
	Hash(hash *Hash, value T)
	// Equal reports whether two values are equal.
	Equal(x, y T) bool
}

// ComparableHasher is the Hasher of ==.
type ComparableHasher[T comparable] struct {
	_ [0]func(T) // not comparable
}

// Hash adds v to h.
func (ComparableHasher[T]) Hash(h *Hash, v T) { WriteComparable(h, v) }

// Equal reports whether x == y.
func (ComparableHasher[T]) Equal(x, y T) bool { return x == y }
