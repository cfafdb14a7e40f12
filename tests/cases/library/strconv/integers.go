package main

import (
	"errors"
	"fmt"
	"strconv"
)

func main() {
	for _, s := range []string{"42", "-7", "+5", "0", "", "x", "1x", "99999999999999999999", "-9223372036854775808", "9223372036854775808", "1_000", " 1"} {
		n, err := strconv.Atoi(s)
		fmt.Println(n, err)
	}
	fmt.Println(strconv.ParseInt("ff", 16, 64))
	fmt.Println(strconv.ParseInt("0x1F", 0, 64))
	fmt.Println(strconv.ParseInt("0b1_01", 0, 64))
	fmt.Println(strconv.ParseInt("300", 10, 8))
	fmt.Println(strconv.ParseUint("-1", 10, 64))
	fmt.Println(strconv.ParseInt("1", 99, 64))
	fmt.Println(strconv.FormatInt(-255, 16), strconv.FormatUint(1<<63, 2), strconv.Itoa(-0), strconv.FormatInt(35, 36))
	_, err := strconv.Atoi("zz")
	ne := err.(*strconv.NumError)
	fmt.Println(ne.Func, ne.Num, ne.Err, errors.Is(err, strconv.ErrSyntax))
}
