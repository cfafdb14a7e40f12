// Package hash names what hash functions can do.
package hash

import "io"

// Hash is a hash function at work: write to it, and ask for the sum.
type Hash interface {
	io.Writer
	// Sum appends the hash of what was written to b.
	Sum(b []byte) []byte
	// Reset forgets what was written.
	Reset()
	// Size returns the length of a sum in bytes.
	Size() int
	// BlockSize returns the length that writes are best a multiple of.
	BlockSize() int
}

// Hash32 is a Hash with a sum of 32 bits.
type Hash32 interface {
	Hash
	Sum32() uint32
}

// Hash64 is a Hash with a sum of 64 bits.
type Hash64 interface {
	Hash
	Sum64() uint64
}

// Cloner is a Hash that can be copied in the middle of its work.
type Cloner interface {
	Hash
	Clone() (Cloner, error)
}

// XOF is a hash function whose output can be read for as long as one likes.
type XOF interface {
	io.Writer
	io.Reader
	// Reset forgets what was written.
	Reset()
	// BlockSize returns the length that writes are best a multiple of.
	BlockSize() int
}
