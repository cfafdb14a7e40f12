package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

type header struct {
	A uint8
	B uint32
	C [2]int16
	D bool
	E float64
}

func main() {
	b := make([]byte, 8)
	binary.LittleEndian.PutUint32(b, 0xdeadbeef)
	binary.BigEndian.PutUint16(b[4:], 0x1234)
	fmt.Printf("%x %x %v %v\n", b, binary.BigEndian.Uint32(b), binary.LittleEndian, binary.BigEndian)
	var buf bytes.Buffer
	h := header{1, 2, [2]int16{-1, 3}, true, 2.5}
	fmt.Println(binary.Write(&buf, binary.BigEndian, h), binary.Size(h))
	fmt.Printf("%x\n", buf.Bytes())
	var g header
	fmt.Println(binary.Read(&buf, binary.BigEndian, &g), g)
	fmt.Println(binary.Read(&buf, binary.BigEndian, &g), binary.Write(&buf, binary.BigEndian, "x"))
	v := binary.AppendUvarint(nil, 300)
	v = binary.AppendVarint(v, -3)
	u, n := binary.Uvarint(v)
	i, m := binary.Varint(v[n:])
	fmt.Println(v, u, n, i, m)
}
