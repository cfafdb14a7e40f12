package main

import (
	"fmt"
	"time"
)

func main() {
	p := fmt.Println
	t := time.Date(2024, time.February, 29, 23, 59, 58, 651387237, time.UTC)
	for _, f := range []string{time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123, time.RFC1123Z, time.RFC3339, time.RFC3339Nano, time.Kitchen, time.Stamp, time.StampMilli, time.StampMicro, time.StampNano, time.DateTime, time.DateOnly, time.TimeOnly, "Monday, Jan 2nd 2006 at 3:04pm (MST)", "2006-01-02T15:04:05.000Z07:00", "02/01/06 03:04:05.999 PM", "__2 002 Jan _2 .000000", "2006-W01"} {
		p(t.Format(f))
	}
	p(t, t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), t.Location(), t.Weekday(), t.YearDay())
	p(t.Unix(), t.UnixMilli(), t.UnixNano())
	p(time.Unix(1700000000, 5).UTC(), time.UnixMilli(1700000000123).UTC())
	d := t.Sub(time.Date(2009, 11, 17, 20, 34, 58, 0, time.UTC))
	p(d, d.Hours(), d.Minutes(), d.Seconds(), d.Nanoseconds(), d.Truncate(time.Hour), d.Round(time.Minute))
	p(t.Add(d), t.Add(-d), t.AddDate(1, 1, 1), t.AddDate(0, -1, 1))
	p(t.Before(t.Add(1)), t.After(t), t.Equal(t), t.Compare(t.Add(1)), t.IsZero(), time.Time{}.IsZero(), time.Time{})
	for _, v := range [][2]string{{time.RFC3339, "2012-11-01T22:08:41+00:00"}, {time.RFC3339, "2012-11-01T22:08:41+05:30"}, {"3 04 PM", "8 41 PM"}, {time.ANSIC, "8:41PM"}, {time.DateOnly, "2023-02-30"}, {time.DateOnly, "2023-13-01"}, {time.RFC1123, "Mon, 02 Jan 2006 15:04:05 MST"}, {time.Kitchen, "13:00PM"}, {"2006-01-02 15:04:05.000", "2020-01-01 00:00:00.123"}, {time.DateTime, "2020-01-01 25:00:00"}, {time.RFC3339, "garbage"}, {"Jan _2 2006", "Feb  3 2013"}, {"2006-01-02", "2020-01-02 extra"}} {
		t, err := time.Parse(v[0], v[1])
		p(t, "|", err)
	}
	for _, s := range []string{"1h15m30.918s", "-1.5h", "100us", "1d", "", "3", ".5s", "1µs", "9223372036854775807ns", "9223372036854775808ns", "0", "+5s"} {
		d, err := time.ParseDuration(s)
		p(d, err)
	}
	p(time.Duration(0), time.Duration(999), 1500*time.Microsecond, 90*time.Second, 36*time.Hour)
	p(t.Truncate(time.Hour), t.Round(time.Hour), t.Round(24*time.Hour))
	y, w := t.ISOWeek()
	p(y, w)
	est := time.FixedZone("EST", -5*3600)
	p(t.In(est), t.In(est).Format(time.RFC1123Z), time.Date(2020, 1, 1, 0, 0, 0, 0, est).UTC())
	n, off := t.In(est).Zone()
	p(n, off)
	p(time.Date(2023, 14, 35, 25, 61, 61, 1e9, time.UTC))
	p(time.March.String(), time.Saturday, time.Month(13), time.Weekday(9))
	fmt.Printf("%v %s %d %+v\n", t.Month(), t.Weekday(), t.Month(), d)
	b, _ := t.MarshalJSON()
	p(string(b))
	pt, err := time.ParseInLocation(time.DateTime, "2020-05-05 10:00:00", est)
	p(pt, err)
	p(time.Until(time.Now().Add(time.Hour)).Round(time.Minute))
	dl := time.Now()
	p(dl.Sub(dl), dl.Equal(dl))
	fmt.Printf("%#v\n", t)
	p(t.GoString())
	p(t.UTC().Local().Location() == time.Local)
	h, m, s := t.Clock()
	p(h, m, s)
	p(d.Abs(), (-d).Abs(), d.Milliseconds(), d.Microseconds(), d.String())
}
