package main

import (
	"fmt"
	"strconv"
)

func main() {
	for _, s := range []string{"3.14", "1e10", "-0", "inf", "-Infinity", "NaN", "1e400", "1e-400", "0x1p-2", ".5", "5.", "1e", "1.2.3", "", "1_0.5", "0.1", "123456789012345678"} {
		f, err := strconv.ParseFloat(s, 64)
		fmt.Println(f, err)
	}
	fmt.Println(strconv.ParseFloat("3.4e39", 32))
	fmt.Println(strconv.FormatFloat(0.1, 'f', -1, 64), strconv.FormatFloat(0.1, 'e', 3, 64), strconv.FormatFloat(1234.5678, 'g', 6, 64), strconv.FormatFloat(0.1, 'g', -1, 32), strconv.FormatFloat(2.5, 'f', 0, 64), strconv.FormatFloat(1, 'b', -1, 64), strconv.FormatFloat(100, 'x', -1, 64))
	fmt.Println(strconv.ParseComplex("1+2i", 128))
	fmt.Println(strconv.ParseBool("T"))
	fmt.Println(strconv.ParseBool("yes"))
}
