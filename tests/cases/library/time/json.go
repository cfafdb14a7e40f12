// time: text, JSON and binary forms.
package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.Date(2024, 5, 6, 7, 8, 9, 100, time.FixedZone("", -5400))
	j, err := t.MarshalJSON()
	fmt.Println(string(j), err)
	var u time.Time
	fmt.Println(u.UnmarshalJSON(j), u, u.Equal(t))
	fmt.Println(u.UnmarshalJSON([]byte("12")), u.UnmarshalText([]byte("x")))
	b, err := t.MarshalBinary()
	fmt.Println(b, err)
	fmt.Println(u.UnmarshalBinary(b), u)
	_, err = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC).MarshalText()
	fmt.Println(err)
}
