package main

import "fmt"

func main() {
	type small int8
	type id uint16
	fmt.Println(int8(-1), uint8(255), int16(-300), uint16(65535), int32(-70000), uint32(1<<31), int64(1)<<40, uint64(1)<<63, uintptr(10))
	fmt.Printf("%v %d %x %v %T %T\n", small(-5), small(-5), id(500), id(500), small(1), id(1))
	fmt.Printf("%#v %#v %#v %#v\n", 7, uint8(7), small(7), id(7))
}
