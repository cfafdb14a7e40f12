// Package big: integers and fractions without bounds.
package big

import "math/bits"

// nat is a natural number, digits of 32 bits, least first, without leading zeros.
type nat []uint32

func (x nat) norm() nat {
	for len(x) > 0 && x[len(x)-1] == 0 {
		x = x[:len(x)-1]
	}
	return x
}

func natOf(v uint64) nat { return nat{uint32(v), uint32(v >> 32)}.norm() }

func (x nat) uint64() (v uint64) {
	for i := range min(2, len(x)) {
		v |= uint64(x[i]) << (32 * i)
	}
	return v
}

func (x nat) bitLen() int {
	if len(x) == 0 {
		return 0
	}
	return 32*(len(x)-1) + bits.Len32(x[len(x)-1])
}

func (x nat) bit(i int) uint32 {
	if i/32 >= len(x) {
		return 0
	}
	return x[i/32] >> (i % 32) & 1
}

func (x nat) cmp(y nat) int {
	if len(x) != len(y) {
		if len(x) < len(y) {
			return -1
		}
		return 1
	}
	for i := len(x) - 1; i >= 0; i-- {
		if x[i] < y[i] {
			return -1
		}
		if x[i] > y[i] {
			return 1
		}
	}
	return 0
}

func (x nat) add(y nat) nat {
	if len(x) < len(y) {
		x, y = y, x
	}
	z := make(nat, len(x)+1)
	carry := uint64(0)
	for i, d := range x {
		carry += uint64(d)
		if i < len(y) {
			carry += uint64(y[i])
		}
		z[i] = uint32(carry)
		carry >>= 32
	}
	z[len(x)] = uint32(carry)
	return z.norm()
}

// sub needs x ≥ y.
func (x nat) sub(y nat) nat {
	z := make(nat, len(x))
	borrow := int64(0)
	for i, d := range x {
		borrow += int64(d)
		if i < len(y) {
			borrow -= int64(y[i])
		}
		z[i] = uint32(borrow)
		borrow >>= 32
	}
	return z.norm()
}

func (x nat) mul(y nat) nat {
	z := make(nat, len(x)+len(y))
	for i, d := range x {
		if d == 0 {
			continue
		}
		carry := uint64(0)
		for j, e := range y {
			carry += uint64(z[i+j]) + uint64(d)*uint64(e)
			z[i+j] = uint32(carry)
			carry >>= 32
		}
		z[i+len(y)] = uint32(carry)
	}
	return z.norm()
}

func (x nat) divDigit(d uint32) (q nat, r uint32) {
	q = make(nat, len(x))
	rest := uint64(0)
	for i := len(x) - 1; i >= 0; i-- {
		rest = rest<<32 | uint64(x[i])
		q[i] = uint32(rest / uint64(d))
		rest %= uint64(d)
	}
	return q.norm(), uint32(rest)
}

// div is Knuth's algorithm D.
func (x nat) div(y nat) (q, r nat) {
	if len(y) == 0 {
		panic("division by zero")
	}
	if x.cmp(y) < 0 {
		return nil, x
	}
	if len(y) == 1 {
		q, d := x.divDigit(y[0])
		return q, natOf(uint64(d))
	}
	shift := uint(bits.LeadingZeros32(y[len(y)-1]))
	v := y.shl(shift)
	u := append(x.shl(shift), 0)
	if len(u) == len(x) {
		u = append(u, 0)
	}
	n := len(v)
	q = make(nat, len(u)-n)
	for j := len(u) - n - 1; j >= 0; j-- {
		top := uint64(u[j+n])<<32 | uint64(u[j+n-1])
		guess, rest := top/uint64(v[n-1]), top%uint64(v[n-1])
		for guess >= 1<<32 || guess*uint64(v[n-2]) > rest<<32|uint64(u[j+n-2]) {
			guess--
			if rest += uint64(v[n-1]); rest >= 1<<32 {
				break
			}
		}
		borrow, carry := int64(0), uint64(0)
		for i := range n {
			carry += guess * uint64(v[i])
			borrow += int64(u[j+i]) - int64(uint32(carry))
			u[j+i] = uint32(borrow)
			borrow >>= 32
			carry >>= 32
		}
		borrow += int64(u[j+n]) - int64(carry)
		u[j+n] = uint32(borrow)
		if borrow < 0 {
			guess--
			back := uint64(0)
			for i := range n {
				back += uint64(u[j+i]) + uint64(v[i])
				u[j+i] = uint32(back)
				back >>= 32
			}
			u[j+n] += uint32(back)
		}
		q[j] = uint32(guess)
	}
	return q.norm(), u.norm().shr(shift)
}

func (x nat) shl(n uint) nat {
	if len(x) == 0 {
		return nil
	}
	whole, part := int(n/32), n%32
	z := make(nat, len(x)+whole+1)
	for i, d := range x {
		v := uint64(d) << part
		z[i+whole] |= uint32(v)
		z[i+whole+1] = uint32(v >> 32)
	}
	return z.norm()
}

func (x nat) shr(n uint) nat {
	whole, part := int(n/32), n%32
	if whole >= len(x) {
		return nil
	}
	z := make(nat, len(x)-whole)
	for i := range z {
		v := uint64(x[i+whole])
		if i+whole+1 < len(x) {
			v |= uint64(x[i+whole+1]) << 32
		}
		z[i] = uint32(v >> part)
	}
	return z.norm()
}

const digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

func (x nat) text(base int) string {
	if len(x) == 0 {
		return "0"
	}
	// As many digits at a time as fit into 32 bits.
	chunk, width := uint32(base), 1
	for uint64(chunk)*uint64(base) < 1<<32 {
		chunk *= uint32(base)
		width++
	}
	var out []byte
	for len(x) > 0 {
		var r uint32
		x, r = x.divDigit(chunk)
		for i := 0; i < width && (len(x) > 0 || r > 0); i++ {
			out = append(out, digits[r%uint32(base)])
			r /= uint32(base)
		}
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return string(out)
}

func (x nat) mulAdd(d, r uint32) nat {
	z := make(nat, len(x)+1)
	carry := uint64(r)
	for i, v := range x {
		carry += uint64(v) * uint64(d)
		z[i] = uint32(carry)
		carry >>= 32
	}
	z[len(x)] = uint32(carry)
	return z.norm()
}

func (x nat) trailingZeros() uint {
	for i, d := range x {
		if d != 0 {
			return uint(32*i + bits.TrailingZeros32(d))
		}
	}
	return 0
}

func (x nat) sqrt() nat {
	if len(x) == 0 {
		return nil
	}
	// Newton from above.
	z := nat{1}.shl(uint(x.bitLen()+1) / 2)
	for {
		q, _ := x.div(z)
		next := z.add(q).shr(1)
		if next.cmp(z) >= 0 {
			return z
		}
		z = next
	}
}

// expMod is x**y mod m; without m the power itself.
func (x nat) expMod(y, m nat) nat {
	z := nat{1}
	for i := y.bitLen() - 1; i >= 0; i-- {
		z = z.mul(z)
		if y.bit(i) == 1 {
			z = z.mul(x)
		}
		if len(m) > 0 {
			_, z = z.div(m)
		}
	}
	if len(m) > 0 {
		_, z = z.div(m)
	}
	return z
}
