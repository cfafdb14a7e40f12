// Durations: texts, rounding, parsing.
package time

type Duration int64

const (
	minDuration Duration = -1 << 63
	maxDuration Duration = 1<<63 - 1
)

const (
	Nanosecond  Duration = 1
	Microsecond          = 1000 * Nanosecond
	Millisecond          = 1000 * Microsecond
	Second               = 1000 * Millisecond
	Minute               = 60 * Second
	Hour                 = 60 * Minute
)

// String is written from the end: unit, fraction without trailing zeros, whole part.
func (d Duration) String() string {
	var buf [32]byte
	w := len(buf)
	u := uint64(d)
	if d < 0 {
		u = -u
	}
	if u < uint64(Second) {
		digits := 0
		w--
		buf[w] = 's'
		w--
		switch {
		case u == 0:
			return "0s"
		case u < uint64(Microsecond):
			buf[w] = 'n'
		case u < uint64(Millisecond):
			digits = 3
			w--
			copy(buf[w:], "µ")
		default:
			digits = 6
			buf[w] = 'm'
		}
		w, u = putFraction(buf[:w], u, digits)
		w = putInt(buf[:w], u)
	} else {
		w--
		buf[w] = 's'
		w, u = putFraction(buf[:w], u, 9)
		w = putInt(buf[:w], u%60)
		if u /= 60; u > 0 {
			w--
			buf[w] = 'm'
			w = putInt(buf[:w], u%60)
			if u /= 60; u > 0 {
				w--
				buf[w] = 'h'
				w = putInt(buf[:w], u)
			}
		}
	}
	if d < 0 {
		w--
		buf[w] = '-'
	}
	return string(buf[w:])
}

// putFraction puts v/10^digits' fraction at the end of buf; returns where it begins, and the whole part.
func putFraction(buf []byte, v uint64, digits int) (int, uint64) {
	w := len(buf)
	shown := false
	for i := 0; i < digits; i++ {
		digit := byte(v % 10)
		v /= 10
		if shown = shown || digit != 0; shown {
			w--
			buf[w] = '0' + digit
		}
	}
	if shown {
		w--
		buf[w] = '.'
	}
	return w, v
}

func putInt(buf []byte, v uint64) int {
	w := len(buf)
	for {
		w--
		buf[w] = '0' + byte(v%10)
		if v /= 10; v == 0 {
			return w
		}
	}
}

func (d Duration) Nanoseconds() int64  { return int64(d) }
func (d Duration) Microseconds() int64 { return int64(d) / 1e3 }
func (d Duration) Milliseconds() int64 { return int64(d) / 1e6 }

func (d Duration) in(unit Duration) float64 { return float64(d/unit) + float64(d%unit)/float64(unit) }

func (d Duration) Seconds() float64 { return d.in(Second) }
func (d Duration) Minutes() float64 { return d.in(Minute) }
func (d Duration) Hours() float64   { return d.in(Hour) }

func (d Duration) Truncate(m Duration) Duration {
	if m <= 0 {
		return d
	}
	return d - d%m
}

// Round rounds halves away from zero and saturates.
func (d Duration) Round(m Duration) Duration {
	if m <= 0 {
		return d
	}
	r := d % m
	if d < 0 {
		if uint64(-r)*2 < uint64(m) {
			return d - r
		}
		if up := d - m - r; up < d {
			return up
		}
		return minDuration
	}
	if uint64(r)*2 < uint64(m) {
		return d - r
	}
	if up := d + m - r; up > d {
		return up
	}
	return maxDuration
}

func (d Duration) Abs() Duration {
	if d >= 0 {
		return d
	}
	if d == minDuration {
		return maxDuration
	}
	return -d
}

var units = map[string]uint64{
	"ns": 1, "us": 1e3, "µs": 1e3, "μs": 1e3, "ms": 1e6, "s": 1e9, "m": 60e9, "h": 3600e9,
}

type durationError struct{ message, value string }

func (e *durationError) Error() string { return "time: " + e.message + " " + quote(e.value) }

func ParseDuration(s string) (Duration, error) {
	whole := s
	bad := func(message string) (Duration, error) { return 0, &durationError{message, whole} }
	negative := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		negative = s[0] == '-'
		s = s[1:]
	}
	if s == "0" {
		return 0, nil
	}
	if s == "" {
		return bad("invalid duration")
	}
	var total uint64
	for s != "" {
		if s[0] != '.' && !isDigit(s, 0) {
			return bad("invalid duration")
		}
		v, rest, ok := leadingInt(s)
		if !ok {
			return bad("invalid duration")
		}
		digits := len(s) - len(rest)
		s = rest
		var f uint64
		scale := 1.0
		if s != "" && s[0] == '.' {
			f, scale, rest = leadingFraction(s[1:])
			digits += len(s) - 1 - len(rest)
			s = rest
		}
		if digits == 0 {
			return bad("invalid duration")
		}
		i := 0
		for i < len(s) && s[i] != '.' && !isDigit(s, i) {
			i++
		}
		if i == 0 {
			return bad("missing unit in duration")
		}
		unit, ok := units[s[:i]]
		if !ok {
			return bad("unknown unit " + quote(s[:i]) + " in duration")
		}
		s = s[i:]
		if v > 1<<63/unit {
			return bad("invalid duration")
		}
		v *= unit
		if f > 0 {
			v += uint64(float64(f) * (float64(unit) / scale))
		}
		if v > 1<<63 || total+v > 1<<63 {
			return bad("invalid duration")
		}
		total += v
	}
	if negative {
		return -Duration(total), nil
	}
	if total > 1<<63-1 {
		return bad("invalid duration")
	}
	return Duration(total), nil
}

func isDigit(s string, i int) bool { return i < len(s) && '0' <= s[i] && s[i] <= '9' }

// leadingInt is not ok beyond 1<<63.
func leadingInt(s string) (x uint64, rest string, ok bool) {
	i := 0
	for ; isDigit(s, i); i++ {
		if x > 1<<63/10 {
			return 0, "", false
		}
		if x = x*10 + uint64(s[i]-'0'); x > 1<<63 {
			return 0, "", false
		}
	}
	return x, s[i:], true
}

// leadingFraction ignores digits that do not fit; the value is x/scale.
func leadingFraction(s string) (x uint64, scale float64, rest string) {
	scale = 1
	i := 0
	for full := false; isDigit(s, i); i++ {
		full = full || x > (1<<63-1)/10
		if !full {
			if y := x*10 + uint64(s[i]-'0'); y > 1<<63 {
				full = true
			} else {
				x, scale = y, scale*10
			}
		}
	}
	return x, scale, s[i:]
}
