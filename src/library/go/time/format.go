// Layouts and texts.
package time

const (
	Layout      = "01/02 03:04:05PM '06 -0700"
	ANSIC       = "Mon Jan _2 15:04:05 2006"
	UnixDate    = "Mon Jan _2 15:04:05 MST 2006"
	RubyDate    = "Mon Jan 02 15:04:05 -0700 2006"
	RFC822      = "02 Jan 06 15:04 MST"
	RFC822Z     = "02 Jan 06 15:04 -0700"
	RFC850      = "Monday, 02-Jan-06 15:04:05 MST"
	RFC1123     = "Mon, 02 Jan 2006 15:04:05 MST"
	RFC1123Z    = "Mon, 02 Jan 2006 15:04:05 -0700"
	RFC3339     = "2006-01-02T15:04:05Z07:00"
	RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"
	Kitchen     = "3:04PM"
	Stamp       = "Jan _2 15:04:05"
	StampMilli  = "Jan _2 15:04:05.000"
	StampMicro  = "Jan _2 15:04:05.000000"
	StampNano   = "Jan _2 15:04:05.000000000"
	DateTime    = "2006-01-02 15:04:05"
	DateOnly    = "2006-01-02"
	TimeOnly    = "15:04:05"
)

// elements that begin with a byte, longest first.
func elements(c byte) []string {
	switch c {
	case 'J':
		return []string{"January", "Jan"}
	case 'M':
		return []string{"Monday", "Mon", "MST"}
	case '0':
		return []string{"002", "01", "02", "03", "04", "05", "06"}
	case '1':
		return []string{"15", "1"}
	case '2':
		return []string{"2006", "2"}
	case '_':
		return []string{"__2", "_2006", "_2"}
	case '3':
		return []string{"3"}
	case '4':
		return []string{"4"}
	case '5':
		return []string{"5"}
	case 'P':
		return []string{"PM"}
	case 'p':
		return []string{"pm"}
	case '-':
		return []string{"-07:00:00", "-070000", "-07:00", "-0700", "-07"}
	case 'Z':
		return []string{"Z07:00:00", "Z070000", "Z07:00", "Z0700", "Z07"}
	}
	return nil
}

// nextElement splits layout around its first element: "" if there is none.
func nextElement(layout string) (prefix, element, suffix string) {
	for i := 0; i < len(layout); i++ {
		c := layout[i]
		if c == '.' || c == ',' {
			if n := fraction(layout[i+1:]); n > 0 {
				return layout[:i], layout[i : i+1+n], layout[i+1+n:]
			}
			continue
		}
		for _, e := range elements(c) {
			end := i + len(e)
			if end > len(layout) || layout[i:end] != e {
				continue
			}
			if (e == "Jan" || e == "Mon") && end < len(layout) && 'a' <= layout[end] && layout[end] <= 'z' {
				continue
			}
			if e == "_2006" {
				return layout[:i+1], e[1:], layout[end:]
			}
			return layout[:i], e, layout[end:]
		}
	}
	return layout, "", ""
}

// fraction counts the 0s or 9s that s begins with, if no other digit follows.
func fraction(s string) int {
	if s == "" || s[0] != '0' && s[0] != '9' {
		return 0
	}
	n := 1
	for n < len(s) && s[n] == s[0] {
		n++
	}
	if isDigit(s, n) {
		return 0
	}
	return n
}

func isFraction(element string) bool {
	return len(element) > 1 && (element[0] == '.' || element[0] == ',')
}

func appendInt(b []byte, v, width int) []byte {
	u := uint64(v)
	if v < 0 {
		b = append(b, '-')
		u = -u
	}
	var buf [20]byte
	w := putInt(buf[:], u)
	for ; len(buf)-w < width; width-- {
		b = append(b, '0')
	}
	return append(b, buf[w:]...)
}

func (t Time) Format(layout string) string { return string(t.AppendFormat(nil, layout)) }

func (t Time) AppendFormat(b []byte, layout string) []byte {
	for {
		prefix, element, suffix := nextElement(layout)
		b = append(b, prefix...)
		if element == "" {
			return b
		}
		b = t.appendElement(b, element)
		layout = suffix
	}
}

func (t Time) appendElement(b []byte, element string) []byte {
	switch element {
	case "2006":
		return appendInt(b, t.Year(), 4)
	case "06":
		return appendInt(b, max(t.Year(), -t.Year())%100, 2)
	case "January":
		return append(b, t.Month().String()...)
	case "Jan":
		return append(b, t.Month().String()[:3]...)
	case "1", "01":
		return appendInt(b, int(t.Month()), len(element))
	case "Monday":
		return append(b, t.Weekday().String()...)
	case "Mon":
		return append(b, t.Weekday().String()[:3]...)
	case "2", "02":
		return appendInt(b, t.Day(), len(element))
	case "_2", "__2":
		n := t.Day()
		if element == "__2" {
			if n = t.YearDay(); n < 100 {
				b = append(b, ' ')
			}
		}
		if n < 10 {
			b = append(b, ' ')
		}
		return appendInt(b, n, 0)
	case "002":
		return appendInt(b, t.YearDay(), 3)
	case "15":
		return appendInt(b, t.Hour(), 2)
	case "3", "03":
		return appendInt(b, (t.Hour()+11)%12+1, len(element))
	case "4", "04":
		return appendInt(b, t.Minute(), len(element))
	case "5", "05":
		return appendInt(b, t.Second(), len(element))
	case "PM", "pm":
		half := element[1]&32 | 'A'
		if t.Hour() >= 12 {
			half = element[0]
		}
		return append(b, half, element[1])
	case "MST":
		if name, _ := t.Zone(); name != "" {
			return append(b, name...)
		}
		return t.appendOffset(b, "-0700")
	}
	if isFraction(element) {
		return t.appendFraction(b, element)
	}
	return t.appendOffset(b, element)
}

// appendFraction: 0s are kept, 9s only as far as the last digit that is not 0.
func (t Time) appendFraction(b []byte, element string) []byte {
	start := len(b)
	b = appendInt(append(b, element[0]), t.Nanosecond(), 9)
	b = b[:start+min(len(element), 10)]
	if element[1] == '9' {
		for b[len(b)-1] == '0' {
			b = b[:len(b)-1]
		}
		if len(b) == start+1 {
			b = b[:start]
		}
	}
	return b
}

func (t Time) appendOffset(b []byte, element string) []byte {
	_, offset := t.Zone()
	if element[0] == 'Z' && offset == 0 {
		return append(b, 'Z')
	}
	sign := byte('+')
	minutes := offset / 60
	if minutes < 0 {
		sign = '-'
		minutes, offset = -minutes, -offset
	}
	b = appendInt(append(b, sign), minutes/60, 2)
	parts := [2]int{minutes % 60, offset % 60}
	part := 0
	for i := 3; i < len(element); i += 2 {
		if element[i] == ':' {
			b = append(b, ':')
			i++
		}
		b = appendInt(b, parts[part], 2)
		part++
	}
	return b
}

// String ends with the monotonic clock, if t has it: m=±seconds.
func (t Time) String() string {
	s := t.Format("2006-01-02 15:04:05.999999999 -0700 MST")
	if !t.monotonic() {
		return s
	}
	sign, mono := "+", uint64(t.ext)
	if t.ext < 0 {
		sign, mono = "-", -mono
	}
	return s + " m=" + sign + unsigned(mono/1e9) + string(appendInt([]byte{'.'}, int(mono%1e9), 9))
}

func (t Time) GoString() string {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	b := appendInt([]byte("time.Date("), year, 0)
	b = append(b, ", time."+month.String()...)
	for _, v := range [...]int{day, hour, min, sec, t.Nanosecond()} {
		b = appendInt(append(b, ", "...), v, 0)
	}
	switch loc := t.Location(); loc {
	case UTC:
		b = append(b, ", time.UTC)"...)
	case Local:
		b = append(b, ", time.Local)"...)
	default:
		b = append(b, ", time.Location("+quote(loc.name)+"))"...)
	}
	return string(b)
}

// quote escapes quotes, backslashes and, byte by byte, all that is not printable ASCII.
func quote(s string) string {
	const hex = "0123456789abcdef"
	b := []byte{'"'}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c < ' ' || c >= 0x80:
			b = append(b, '\\', 'x', hex[c>>4], hex[c&15])
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		default:
			b = append(b, c)
		}
	}
	return string(append(b, '"'))
}
