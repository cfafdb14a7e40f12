// Instants and the calendar.
package time

import "math/bits"

// Time: wall is the nanosecond within the second, ext the seconds since January 1 of year 1 UTC; loc nil is UTC. With
// the bit hasMonotonic wall also holds the seconds since 1885 (33 bits, above the 30 of the nanosecond), and ext is the
// monotonic clock: nanoseconds since one before the program's start.
type Time struct {
	wall uint64
	ext  int64
	loc  *Location
}

const (
	day1970    = 719162
	unixOffset = day1970 * 86400

	hasMonotonic = 1 << 63
	nsecBits     = 30
	nsecMask     = 1<<nsecBits - 1
	day1885      = 688117
	offset1885   = day1885 * 86400
)

func (t Time) nsec() int64 { return int64(t.wall & nsecMask) }

func (t Time) monotonic() bool { return t.wall&hasMonotonic != 0 }

// sec is the number of seconds since year 1.
func (t Time) sec() int64 {
	if t.monotonic() {
		return offset1885 + int64(t.wall<<1>>(nsecBits+1))
	}
	return t.ext
}

func (t Time) withoutMonotonic() Time { return Time{uint64(t.nsec()), t.sec(), t.loc} }

// withMonotonic gives a wall time a monotonic reading, if it lies in the years that leave room for it.
func (t Time) withMonotonic(mono int64) Time {
	since := t.ext - offset1885
	if uint64(since)>>33 != 0 {
		return t
	}
	return Time{hasMonotonic | uint64(since)<<nsecBits | t.wall, mono, t.loc}
}

type Month int

const (
	January Month = 1 + iota
	February
	March
	April
	May
	June
	July
	August
	September
	October
	November
	December
)

var monthNames = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September",
	"October", "November", "December"}

func (m Month) String() string {
	if January <= m && m <= December {
		return monthNames[m-1]
	}
	return "%!Month(" + unsigned(uint64(m)) + ")"
}

type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)

var dayNames = []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}

func (d Weekday) String() string {
	if Sunday <= d && d <= Saturday {
		return dayNames[d]
	}
	return "%!Weekday(" + unsigned(uint64(d)) + ")"
}

func unsigned(v uint64) string {
	var buf [20]byte
	return string(buf[putInt(buf[:], v):])
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// civil is the date of a day counted from January 1 of year 1; years begin in March while it computes.
func civil(days int64) (year int, month Month, day int) {
	z := days + 306
	era := floorDiv(z, 146097)
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	day = int(doy-(153*mp+2)/5) + 1
	year = int(yoe + era*400)
	if mp < 10 {
		return year, Month(mp + 3), day
	}
	return year + 1, Month(mp - 9), day
}

// dayNumber is the inverse of civil for a month of 1 to 12.
func dayNumber(year int64, month Month) int64 {
	mp := int64(month) - 3
	if mp < 0 {
		mp += 12
		year--
	}
	era := floorDiv(year, 400)
	yoe := year - era*400
	return era*146097 + yoe*365 + yoe/4 - yoe/100 + (153*mp+2)/5 - 306
}

func isLeap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

func daysIn(m Month, year int) int {
	switch m {
	case February:
		if isLeap(year) {
			return 29
		}
		return 28
	case April, June, September, November:
		return 30
	}
	return 31
}

// carry moves whole bases from lo to hi.
func carry(hi, lo, base int) (int, int) {
	n := int(floorDiv(int64(lo), int64(base)))
	return hi + n, lo - n*base
}

func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Date")
	}
	year, m := carry(year, int(month)-1, 12)
	sec, nsec = carry(sec, nsec, 1e9)
	min, sec = carry(min, sec, 60)
	hour, min = carry(hour, min, 60)
	day, hour = carry(day, hour, 24)
	days := dayNumber(int64(year), Month(m+1)) + int64(day-1)
	t := Time{uint64(nsec), days*86400 + int64(hour*3600+min*60+sec) - int64(loc.get().offset), nil}
	return t.in(loc)
}

func Now() Time {
	sec, nsec, mono := now()
	t := Time{uint64(nsec), sec + unixOffset, Local}
	if mono == 0 {
		return t
	}
	return t.withMonotonic(mono)
}

func Unix(sec int64, nsec int64) Time {
	n := floorDiv(nsec, 1e9)
	return Time{uint64(nsec - n*1e9), sec + n + unixOffset, Local}
}

func UnixMilli(msec int64) Time { return Unix(msec/1e3, msec%1e3*1e6) }
func UnixMicro(usec int64) Time { return Unix(usec/1e6, usec%1e6*1e3) }

func Since(t Time) Duration { return Now().Sub(t) }
func Until(t Time) Duration { return t.Sub(Now()) }

func (t Time) Unix() int64      { return t.sec() - unixOffset }
func (t Time) UnixMilli() int64 { return t.Unix()*1e3 + t.nsec()/1e6 }
func (t Time) UnixMicro() int64 { return t.Unix()*1e6 + t.nsec()/1e3 }
func (t Time) UnixNano() int64  { return t.Unix()*1e9 + t.nsec() }

func (t Time) IsZero() bool { return t.sec() == 0 && t.nsec() == 0 }

// Compare goes by the monotonic clock where both have a reading.
func (t Time) Compare(u Time) int {
	a, b := t.ext, u.ext
	if t.wall&u.wall&hasMonotonic == 0 {
		if a, b = t.sec(), u.sec(); a == b {
			a, b = t.nsec(), u.nsec()
		}
	}
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func (t Time) After(u Time) bool  { return t.Compare(u) > 0 }
func (t Time) Before(u Time) bool { return t.Compare(u) < 0 }
func (t Time) Equal(u Time) bool  { return t.Compare(u) == 0 }

// local is the number of seconds since year 1 on the location's clocks.
func (t Time) local() int64 { return t.sec() + int64(t.loc.get().offset) }

func (t Time) days() int64 { return floorDiv(t.local(), 86400) }

func (t Time) Date() (year int, month Month, day int) { return civil(t.days()) }

func (t Time) Year() int {
	year, _, _ := t.Date()
	return year
}

func (t Time) Month() Month {
	_, month, _ := t.Date()
	return month
}

func (t Time) Day() int {
	_, _, day := t.Date()
	return day
}

func weekday(days int64) Weekday { return Weekday(days + 1 - floorDiv(days+1, 7)*7) }

func (t Time) Weekday() Weekday { return weekday(t.days()) }

func (t Time) YearDay() int {
	days := t.days()
	year, _, _ := civil(days)
	return int(days-dayNumber(int64(year), January)) + 1
}

// ISOWeek: a week belongs to the year of its Thursday.
func (t Time) ISOWeek() (year, week int) {
	days := t.days()
	thursday := days - int64(weekday(days)+6)%7 + 3
	year, _, _ = civil(thursday)
	return year, int(thursday-dayNumber(int64(year), January))/7 + 1
}

func (t Time) Clock() (hour, min, sec int) {
	local := t.local()
	s := int(local - floorDiv(local, 86400)*86400)
	return s / 3600, s / 60 % 60, s % 60
}

func (t Time) Hour() int {
	hour, _, _ := t.Clock()
	return hour
}

func (t Time) Minute() int {
	_, min, _ := t.Clock()
	return min
}

func (t Time) Second() int {
	_, _, sec := t.Clock()
	return sec
}

func (t Time) Nanosecond() int { return int(t.nsec()) }

// Add loses the monotonic reading where that or the year leaves its range.
func (t Time) Add(d Duration) Time {
	nsec := t.nsec() + int64(d%1e9)
	n := floorDiv(nsec, 1e9)
	u := Time{uint64(nsec - n*1e9), addSaturating(t.sec(), int64(d/1e9)+n), t.loc}
	if mono := t.ext + int64(d); t.monotonic() && (mono > t.ext) == (d > 0) {
		return u.withMonotonic(mono)
	}
	return u
}

func addSaturating(a, b int64) int64 {
	switch sum := a + b; {
	case (sum > a) == (b > 0):
		return sum
	case b > 0:
		return int64(maxDuration)
	}
	return -int64(maxDuration)
}

// Sub saturates.
func (t Time) Sub(u Time) Duration {
	if t.wall&u.wall&hasMonotonic != 0 {
		d := Duration(t.ext - u.ext)
		switch {
		case d < 0 && t.ext > u.ext:
			return maxDuration
		case d > 0 && t.ext < u.ext:
			return minDuration
		}
		return d
	}
	d := Duration(t.sec()-u.sec())*Second + Duration(t.nsec()-u.nsec())
	switch {
	case u.Add(d).Equal(t):
		return d
	case t.Before(u):
		return minDuration
	}
	return maxDuration
}

func (t Time) AddDate(years int, months int, days int) Time {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	return Date(year+years, month+Month(months), day+days, hour, min, sec, t.Nanosecond(), t.Location())
}

// since0 is the time since year 1 modulo d.
func (t Time) since0(d Duration) Duration {
	sec, nsec := uint64(t.sec()), uint64(t.nsec())
	negative := t.sec() < 0
	if negative {
		if sec = -sec; nsec != 0 {
			sec, nsec = sec-1, 1e9-nsec
		}
	}
	hi, lo := bits.Mul64(sec, 1e9)
	lo, borrow := bits.Add64(lo, nsec, 0)
	r := Duration(bits.Rem64(hi+borrow, lo, uint64(d)))
	if negative && r != 0 {
		r = d - r
	}
	return r
}

func (t Time) Truncate(d Duration) Time {
	t = t.withoutMonotonic()
	if d <= 0 {
		return t
	}
	return t.Add(-t.since0(d))
}

func (t Time) Round(d Duration) Time {
	t = t.withoutMonotonic()
	if d <= 0 {
		return t
	}
	r := t.since0(d)
	if uint64(r)*2 < uint64(d) {
		return t.Add(-r)
	}
	return t.Add(d - r)
}
