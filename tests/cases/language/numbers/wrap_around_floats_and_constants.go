package main

import "fmt"

func main() {
	var i8 int8 = -128
	var u8 uint8 = 255
	var i16 int16 = 32767
	var u16 uint16 = 65535
	var i32 int32 = -2147483648
	var u32 uint32 = 4294967295
	var i64 int64 = -9223372036854775808
	var u64 uint64 = 18446744073709551615
	var u uint = 1 << 63
	fmt.Println(-i8, i8-1, i8*i8, i8/-1, i8%-1, ^i8, i8>>7, i8<<1)
	fmt.Println(u8+1, u8*u8, -u8, ^u8, u8>>4, u8<<4, u8/16, u8%16, u8&^15)
	fmt.Println(i16+1, -i16, i16*2, u16+1, u16*u16, ^u16, i16<<1, u16<<8>>8)
	fmt.Println(-i32, i32-1, i32/-1, i32>>31, u32+1, u32*u32, u32>>31, i32*i32)
	fmt.Println(-i64, i64-1, i64/-1, i64%-1, i64>>63, u64+1, u64*u64, u64/3, u64%10, u64>>63)
	fmt.Println(u64 > 1, u > 5, u64/u64, int64(u), u < uint(u64), u>>1, int(u32), int32(u32), uint8(i16), int8(u8), uint64(i8), uint32(i64>>3))
	for _, s := range []uint{0, 1, 7, 8, 31, 32, 63, 64, 100} {
		fmt.Print(u8<<s, " ", i8>>s, " ", u32>>s, " ", i64>>s, " ", u64<<s, " ", int32(1)<<s, ";")
	}
	fmt.Println()
	var f32 float32 = 0.1
	f64 := float64(f32)
	fmt.Println(f32*3, f64*3, f32 == 0.1, f64 == 0.1, float32(1)/3, 1/f32, -f32)
	zero := 0.0
	inf, nan := 1/zero, zero/zero
	fmt.Println(inf, -inf, nan, nan == nan, nan != nan, nan < 1, inf > 1e308, !(nan >= 1))
	if nan < 1 || nan > 1 || nan == 1 {
		fmt.Println("bad")
	}
	if !(nan < 1) && nan != nan {
		fmt.Println("good")
	}
	fmt.Println(max(nan, 1), min(1, nan), min(0.0, -zero), max(3, 2, 5.5), min(u8, 3), max("a", "b"))
	fmt.Println(int64(f64*1e10), int(-3.99*f64*10), uint8(f64*1000), uint64(1e19*f64*10), float32(u64), float64(i64), float64(u64))
	c := complex(1, 2)
	fmt.Println(c*c, c/complex(0, 1), -c, c == complex(1, 2), c != 1, complex64(c)*complex64(c), real(c)+imag(c))
	m := map[float64]string{nan: "a", 1: "b", zero: "z"}
	m[nan] = "c"
	m[-zero] = "nz"
	fmt.Println(len(m), m[nan] == "", m[0])
	x := 10
	x += 5
	x -= 3
	x *= 2
	x /= 5
	x %= 3
	x <<= 4
	x |= 3
	x &= 18
	x ^= 7
	x &^= 4
	x >>= 1
	fmt.Println(x)
	const (
		KB = 1 << (10 * (iota + 1))
		MB
	)
	const a, b = 'a', "str" + "ing"
	const fl = 1e3
	var arr [fl / 100]int
	fmt.Println(KB, MB, a, b, len(arr), len(b), 'x'-'a', "s"[0], 07, 0b11, 0x_ff, 1_000, 'é', '\x41', "\u00e9\t\"")
	var r rune = 'a'
	r++
	var by byte = 'z'
	by -= 'a' - 'A'
	fmt.Println(r, string(r), by, string(by), fmt.Sprint(by), []byte("hi"), [3]byte{1, 2})
	var p *int
	var e error
	var fn func()
	var ch chan int
	var sl []int
	var mp map[int]int
	var an any
	fmt.Println(p == nil, e == nil, fn == nil, ch == nil, sl == nil, mp == nil, an == nil, nil == an)
	an = p
	fmt.Println(an == nil, an == (*int)(nil), an != e)
	an = 5
	fmt.Println(an == 5, an == 5.0, an == int64(5), an == any(5))
	fmt.Println(7/2, -7/2, 7%-2, -7%2, 7.0/2, 1<<3|1, 6&3^1, 5&^1, !true || false && true)
	h := uint32(2166136261)
	for _, c := range []byte("hash me") {
		h ^= uint32(c)
		h *= 16777619
	}
	fmt.Println(h)
	s := uint64(12345)
	for i := 0; i < 5; i++ {
		s ^= s << 13
		s ^= s >> 7
		s ^= s << 17
	}
	fmt.Println(s)
	println("to stderr", x, u8, -1.5, c == c, "é", nil == p)
	k := 3
	for i := uint8(250); i >= 250; i++ {
		k++
	}
	for i := range uint8(3) {
		k += int(i)
	}
	fmt.Println(k)
	var q uint16 = 1
	q--
	q--
	fmt.Println(q, q+1 == 0, ^q)
}
