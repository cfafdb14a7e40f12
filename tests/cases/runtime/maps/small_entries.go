// Entries that are no whole number of words: clones, clear and growth keep each byte.
package main

import (
	"fmt"
	"maps"
)

type odd struct {
	a uint8
	b uint16
}

func check[K comparable, V comparable](what string, key func(int) K, value func(int) V) {
	m := map[K]V{}
	for i := range 24 {
		m[key(i)] = value(i)
	}
	for i := 0; i < 24; i += 3 {
		delete(m, key(i))
	}
	c := maps.Clone(m)
	wrong := 0
	for i := range 24 {
		v, ok := c[key(i)]
		if ok != (i%3 != 0) || ok && v != value(i) {
			wrong++
		}
	}
	n := len(c)
	clear(c)
	c[key(1)] = value(2)
	small := maps.Clone(c)
	small[key(2)] = value(5)
	fmt.Println(what, wrong, n, len(m), len(c), c[key(1)] == value(2), maps.Clone(small)[key(2)] == value(5), m[key(1)] == value(1))
}

func main() {
	u8 := func(i int) uint8 { return uint8(i + 1) }
	u16 := func(i int) uint16 { return uint16(300 * (i + 1)) }
	u32 := func(i int) uint32 { return uint32(70000 * (i + 1)) }
	three := func(i int) [3]byte { return [3]byte{byte(i), 1, byte(2 * i)} }
	five := func(i int) [5]uint16 { return [5]uint16{4: uint16(i + 1)} }
	odds := func(i int) odd { return odd{uint8(i), uint16(i * 9)} }
	yes := func(i int) bool { return i%2 == 0 }
	text := func(i int) string { return fmt.Sprint(i) }
	check("uint16 [3]byte", u16, three)
	check("[3]byte uint16", three, u16)
	check("uint8 uint8", u8, u8)
	check("uint8 bool", u8, yes)
	check("uint32 bool", u32, yes)
	check("uint8 [5]uint16", u8, five)
	check("[5]uint16 uint8", five, u8)
	check("odd [3]byte", odds, three)
	check("odd odd", odds, odds)
	check("string bool", text, yes)
	check("uint8 string", u8, text)
	check("uint16 uint32", u16, u32)
	check("uint32 [3]byte", u32, three)
}
