// time: parsing and its errors.
package main

import (
	"fmt"
	"time"
)

func main() {
	for _, p := range [][2]string{
		{time.RFC3339, "2024-02-29T23:59:59.123456789+02:00"},
		{time.RFC3339, "2023-02-29T00:00:00Z"},
		{time.DateOnly, "2024-13-01"},
		{time.DateTime, "2024-01-02 03:04"},
		{time.RFC1123, "Mon, 02 Jan 2006 15:04:05 MST"},
		{time.Kitchen, "11:07PM"},
		{time.Kitchen, "11:07XM"},
		{time.DateOnly, "2024-01-02 extra"},
		{"Jan _2 2006", "Feb  3 2013"},
		{"2006-002", "2024-366"},
	} {
		t, err := time.Parse(p[0], p[1])
		fmt.Println(t, err)
	}
	t, err := time.ParseInLocation(time.DateTime, "2020-05-06 07:08:09", time.FixedZone("X", -7200))
	fmt.Println(t, err)
}
