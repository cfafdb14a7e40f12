// Package blocks cuts what is hashed into blocks of 64 bytes, with Merkle and Damgård's padding at the end.
package blocks

// Size is the length of a block in bytes.
const Size = 64

// Buffer holds what does not fill a block yet.
type Buffer struct {
	rest   [Size]byte
	used   int
	length uint64
}

// State is the block begun, zeros behind it, and the length so far.
func (b *Buffer) State() (rest [Size]byte, length uint64) {
	copy(rest[:], b.rest[:b.used])
	return rest, b.length
}

// Restore takes back what State returned.
func (b *Buffer) Restore(rest [Size]byte, length uint64) {
	*b = Buffer{rest: rest, used: int(length % Size), length: length}
}

// Write passes the whole blocks of what was written so far to hash.
func (b *Buffer) Write(p []byte, hash func(block []byte)) {
	b.length += uint64(len(p))
	if b.used > 0 {
		n := copy(b.rest[b.used:], p)
		b.used += n
		p = p[n:]
		if b.used < Size {
			return
		}
		hash(b.rest[:])
		b.used = 0
	}
	for len(p) >= Size {
		hash(p[:Size])
		p = p[Size:]
	}
	b.used = copy(b.rest[:], p)
}

// Finish passes the end to hash: a one, zeros, and the length in bits.
func (b *Buffer) Finish(bigEndian bool, hash func(block []byte)) {
	bits := b.length * 8
	end := make([]byte, Size-(b.used+9)%Size+9)
	if len(end) > Size+8 {
		end = end[:len(end)-Size]
	}
	end[0] = 0x80
	for i := 0; i < 8; i++ {
		shift := uint(8 * i)
		if bigEndian {
			shift = 56 - shift
		}
		end[len(end)-8+i] = byte(bits >> shift)
	}
	b.Write(end, hash)
}

// Append appends words to in, each with its most or least significant byte first.
func Append(in []byte, words []uint32, bigEndian bool) []byte {
	for _, w := range words {
		if bigEndian {
			in = append(in, byte(w>>24), byte(w>>16), byte(w>>8), byte(w))
		} else {
			in = append(in, byte(w), byte(w>>8), byte(w>>16), byte(w>>24))
		}
	}
	return in
}
