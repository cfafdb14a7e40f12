// time: dates and differences.
package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.Date(2024, 1, 31, 10, 0, 0, 0, time.UTC)
	fmt.Println(t.AddDate(0, 1, 0), t.AddDate(-1, 0, 1), t.Add(-36*time.Hour))
	u := time.Date(2023, 12, 25, 0, 0, 0, 0, time.UTC)
	fmt.Println(t.Sub(u), u.Before(t), t.After(u), t.Equal(t.In(time.FixedZone("Z", 7200))), t.Compare(u))
	fmt.Println(t.Weekday(), t.YearDay(), t.Month(), t.Unix(), t.UnixMilli(), t.Nanosecond())
	y, w := t.ISOWeek()
	fmt.Println(y, w, t.Truncate(24*time.Hour), t.Round(7*24*time.Hour))
	fmt.Println(time.Unix(1700000000, 5).UTC(), time.UnixMilli(-1).UTC(), time.Time{}.IsZero(), time.Month(13), time.Weekday(9))
	fmt.Println(time.Date(2024, 14, -5, 30, 70, 70, 2e9, time.UTC))
}
