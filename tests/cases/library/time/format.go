// time: layouts.
package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.Date(2024, time.February, 9, 4, 5, 6, 70809000, time.FixedZone("CET", 3600))
	for _, l := range []string{time.Layout, time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123, time.RFC1123Z, time.RFC3339, time.RFC3339Nano, time.Kitchen, time.Stamp, time.StampMilli, time.StampMicro, time.StampNano, time.DateTime, time.DateOnly, time.TimeOnly, "Monday Jan 2 __2 002 3:4:5 pm .00 ,999 Z07 -07:00:00 06"} {
		fmt.Println(t.Format(l))
	}
	fmt.Printf("%v %s %#v %q\n", t, t, t, t)
	fmt.Println(t.UTC(), time.Time{})
}
