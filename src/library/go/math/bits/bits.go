// Package bits counts and moves the bits of unsigned integers.
package bits

const uintSize = 64

// UintSize is the size of a uint in bits.
const UintSize = uintSize

// Len returns the least number of bits that hold x; 0 for 0.
func Len(x uint) int { return Len64(uint64(x)) }

// Len8 is Len for 8 bits.
func Len8(x uint8) int { return Len64(uint64(x)) }

// Len16 is Len for 16 bits.
func Len16(x uint16) (n int) { return Len64(uint64(x)) }

// Len32 is Len for 32 bits.
func Len32(x uint32) (n int) { return Len64(uint64(x)) }

// Len64 is Len for 64 bits.
func Len64(x uint64) (n int) {
	for step := 32; step > 0; step /= 2 {
		if high := x >> uint(step); high != 0 {
			x = high
			n += step
		}
	}
	return n + int(x)
}

// LeadingZeros returns the number of zeros before the first one.
func LeadingZeros(x uint) int { return 64 - Len64(uint64(x)) }

// LeadingZeros8 is LeadingZeros for 8 bits.
func LeadingZeros8(x uint8) int { return 8 - Len64(uint64(x)) }

// LeadingZeros16 is LeadingZeros for 16 bits.
func LeadingZeros16(x uint16) int { return 16 - Len64(uint64(x)) }

// LeadingZeros32 is LeadingZeros for 32 bits.
func LeadingZeros32(x uint32) int { return 32 - Len64(uint64(x)) }

// LeadingZeros64 is LeadingZeros for 64 bits.
func LeadingZeros64(x uint64) int { return 64 - Len64(x) }

// TrailingZeros returns the number of zeros behind the last one.
func TrailingZeros(x uint) int { return TrailingZeros64(uint64(x)) }

// TrailingZeros8 is TrailingZeros for 8 bits.
func TrailingZeros8(x uint8) int { return TrailingZeros64(uint64(x) | 1<<8) }

// TrailingZeros16 is TrailingZeros for 16 bits.
func TrailingZeros16(x uint16) int { return TrailingZeros64(uint64(x) | 1<<16) }

// TrailingZeros32 is TrailingZeros for 32 bits.
func TrailingZeros32(x uint32) int { return TrailingZeros64(uint64(x) | 1<<32) }

// TrailingZeros64 is TrailingZeros for 64 bits.
func TrailingZeros64(x uint64) int {
	if x == 0 {
		return 64
	}
	return Len64(x&-x) - 1
}

// OnesCount returns the number of ones.
func OnesCount(x uint) int { return OnesCount64(uint64(x)) }

// OnesCount8 is OnesCount for 8 bits.
func OnesCount8(x uint8) int { return OnesCount64(uint64(x)) }

// OnesCount16 is OnesCount for 16 bits.
func OnesCount16(x uint16) int { return OnesCount64(uint64(x)) }

// OnesCount32 is OnesCount for 32 bits.
func OnesCount32(x uint32) int { return OnesCount64(uint64(x)) }

// OnesCount64 is OnesCount for 64 bits.
func OnesCount64(x uint64) int {
	x -= x >> 1 & pairs
	x = x>>2&nibblePairs + x&nibblePairs
	x = (x>>4 + x) & nibbles
	return int(x * 0x0101010101010101 >> 56)
}

const (
	pairs       = 0x5555555555555555
	nibblePairs = 0x3333333333333333
	nibbles     = 0x0F0F0F0F0F0F0F0F
)

// RotateLeft turns x left by k bits, right by -k.
func RotateLeft(x uint, k int) uint { return uint(RotateLeft64(uint64(x), k)) }

// RotateLeft8 is RotateLeft for 8 bits.
func RotateLeft8(x uint8, k int) uint8 {
	s := uint(k) & 7
	return x<<s | x>>(8-s)
}

// RotateLeft16 is RotateLeft for 16 bits.
func RotateLeft16(x uint16, k int) uint16 {
	s := uint(k) & 15
	return x<<s | x>>(16-s)
}

// RotateLeft32 is RotateLeft for 32 bits.
func RotateLeft32(x uint32, k int) uint32 {
	s := uint(k) & 31
	return x<<s | x>>(32-s)
}

// RotateLeft64 is RotateLeft for 64 bits.
func RotateLeft64(x uint64, k int) uint64 {
	s := uint(k) & 63
	return x<<s | x>>(64-s)
}

// Reverse returns the bits in the opposite order.
func Reverse(x uint) uint { return uint(Reverse64(uint64(x))) }

// Reverse8 is Reverse for 8 bits.
func Reverse8(x uint8) uint8 { return uint8(Reverse64(uint64(x)) >> 56) }

// Reverse16 is Reverse for 16 bits.
func Reverse16(x uint16) uint16 { return uint16(Reverse64(uint64(x)) >> 48) }

// Reverse32 is Reverse for 32 bits.
func Reverse32(x uint32) uint32 { return uint32(Reverse64(uint64(x)) >> 32) }

// Reverse64 is Reverse for 64 bits.
func Reverse64(x uint64) uint64 {
	x = x>>1&pairs | x&pairs<<1
	x = x>>2&nibblePairs | x&nibblePairs<<2
	x = x>>4&nibbles | x&nibbles<<4
	return ReverseBytes64(x)
}

// ReverseBytes returns the bytes in the opposite order.
func ReverseBytes(x uint) uint { return uint(ReverseBytes64(uint64(x))) }

// ReverseBytes16 is ReverseBytes for 16 bits.
func ReverseBytes16(x uint16) uint16 { return x>>8 | x<<8 }

// ReverseBytes32 is ReverseBytes for 32 bits.
func ReverseBytes32(x uint32) uint32 { return uint32(ReverseBytes64(uint64(x)) >> 32) }

// ReverseBytes64 is ReverseBytes for 64 bits.
func ReverseBytes64(x uint64) uint64 {
	const bytes, words = 0x00FF00FF00FF00FF, 0x0000FFFF0000FFFF
	x = x>>8&bytes | x&bytes<<8
	x = x>>16&words | x&words<<16
	return x>>32 | x<<32
}
