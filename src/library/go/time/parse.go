// Parsing by layout.
package time

import "errors"

var errBad = errors.New("bad value for field")

type ParseError struct {
	Layout     string
	Value      string
	LayoutElem string
	ValueElem  string
	Message    string
}

func (e *ParseError) Error() string {
	text := "parsing time " + quote(e.Value)
	if e.Message != "" {
		return text + e.Message
	}
	return text + " as " + quote(e.Layout) + ": cannot parse " + quote(e.ValueElem) + " as " + quote(e.LayoutElem)
}

func Parse(layout, value string) (Time, error) { return parse(layout, value, UTC, Local) }

func ParseInLocation(layout, value string, loc *Location) (Time, error) {
	return parse(layout, value, loc, loc)
}

// parser holds what has been read; -1 says not given. rest is what remains of the value.
type parser struct {
	rest                   string
	year, month, day, yday int
	hour, min, sec, nsec   int
	am, pm                 bool
	loc                    *Location
	offset                 int
	zone                   string
	outOfRange             string
}

func parse(layout, value string, fallback, local *Location) (Time, error) {
	p := &parser{rest: value, month: -1, day: -1, yday: -1, offset: -1}
	fail := func(element, rest, message string) (Time, error) {
		return Time{}, &ParseError{layout, value, element, rest, message}
	}
	for left := layout; ; {
		prefix, element, suffix := nextElement(left)
		if !p.skip(prefix) {
			return fail(prefix, p.rest, "")
		}
		if element == "" {
			if p.rest != "" {
				return fail("", p.rest, ": extra text: "+quote(p.rest))
			}
			break
		}
		hold := p.rest
		err := p.element(element, suffix)
		if p.outOfRange != "" {
			return fail(element, p.rest, ": "+p.outOfRange+" out of range")
		}
		if err != nil {
			return fail(element, hold, "")
		}
		left = suffix
	}
	if p.pm && p.hour < 12 {
		p.hour += 12
	} else if p.am && p.hour == 12 {
		p.hour = 0
	}
	if message := p.date(); message != "" {
		return fail("", p.rest, message)
	}
	return p.time(fallback, local), nil
}

// skip reads literal text; a run of spaces matches any run of them, also an empty one at the end.
func (p *parser) skip(prefix string) bool {
	for prefix != "" {
		if prefix[0] == ' ' {
			if p.rest != "" && p.rest[0] != ' ' {
				return false
			}
			prefix, p.rest = cutSpaces(prefix), cutSpaces(p.rest)
			continue
		}
		if p.rest == "" || p.rest[0] != prefix[0] {
			return false
		}
		prefix, p.rest = prefix[1:], p.rest[1:]
	}
	return true
}

func cutSpaces(s string) string {
	for s != "" && s[0] == ' ' {
		s = s[1:]
	}
	return s
}

// digits reads least to most digits.
func (p *parser) digits(least, most int) (n int, err error) {
	i := 0
	for ; i < most && isDigit(p.rest, i); i++ {
		n = n*10 + int(p.rest[i]-'0')
	}
	if i < least {
		return 0, errBad
	}
	p.rest = p.rest[i:]
	return n, nil
}

// number reads one or two digits, two if the layout's element has two.
func (p *parser) number(element string, lo, hi int, what string) (n int, err error) {
	least := len(element)
	if element == "15" || element[0] == '_' {
		least = 1
	}
	if n, err = p.digits(least, 2); err == nil && (n < lo || n > hi) {
		p.outOfRange = what
	}
	return
}

func (p *parser) name(names []string, short bool) (int, error) {
	for i, name := range names {
		if short {
			name = name[:3]
		}
		if len(p.rest) >= len(name) && sameFold(p.rest[:len(name)], name) {
			p.rest = p.rest[len(name):]
			return i + 1, nil
		}
	}
	return 0, errBad
}

func sameFold(a, b string) bool {
	for i := range len(a) {
		if c, d := a[i]|32, b[i]|32; c != d || c < 'a' || c > 'z' {
			if a[i] != b[i] {
				return false
			}
		}
	}
	return true
}

func (p *parser) blank() {
	if p.rest != "" && p.rest[0] == ' ' {
		p.rest = p.rest[1:]
	}
}

func (p *parser) element(element, suffix string) (err error) {
	switch element {
	case "2006":
		p.year, err = p.digits(4, 4)
	case "06":
		if p.rest != "" && (p.rest[0] == '-' || p.rest[0] == '+') && isDigit(p.rest, 1) {
			p.year = (',' - int(p.rest[0])) * int(p.rest[1]-'0')
			p.rest = p.rest[2:]
		} else {
			p.year, err = p.digits(2, 2)
		}
		if p.year >= 69 {
			p.year += 1900
		} else {
			p.year += 2000
		}
	case "Jan":
		p.month, err = p.name(monthNames, true)
	case "January":
		p.month, err = p.name(monthNames, false)
	case "1", "01":
		p.month, err = p.number(element, 1, 12, "month")
	case "Mon":
		_, err = p.name(dayNames, true)
	case "Monday":
		_, err = p.name(dayNames, false)
	case "_2":
		p.blank()
		p.day, err = p.number(element, 0, 99, "")
	case "2", "02":
		p.day, err = p.number(element, 0, 99, "")
	case "__2":
		p.blank()
		p.blank()
		p.yday, err = p.digits(1, 3)
	case "002":
		p.yday, err = p.digits(3, 3)
	case "15":
		p.hour, err = p.number(element, 0, 23, "hour")
	case "3", "03":
		p.hour, err = p.number(element, 0, 12, "hour")
	case "4", "04":
		p.min, err = p.number(element, 0, 59, "minute")
	case "5", "05":
		if p.sec, err = p.number(element, 0, 59, "second"); err == nil && p.outOfRange == "" {
			p.looseFraction(suffix)
		}
	case "PM", "pm":
		if len(p.rest) < 2 {
			return errBad
		}
		half := p.rest[:2]
		p.rest = p.rest[2:]
		switch {
		case half == element:
			p.pm = true
		case half[0] == 'A'|element[1]&32 && half[1] == element[1]:
			p.am = true
		default:
			err = errBad
		}
	case "MST":
		if len(p.rest) >= 3 && p.rest[:3] == "UTC" {
			p.loc, p.rest = UTC, p.rest[3:]
			return nil
		}
		n := zoneLen(p.rest)
		if n == 0 {
			return errBad
		}
		p.zone, p.rest = p.rest[:n], p.rest[n:]
	default:
		if isFraction(element) {
			return p.fraction(element)
		}
		return p.zoneOffset(element)
	}
	return err
}

// looseFraction takes a fraction of a second that the layout does not mention.
func (p *parser) looseFraction(suffix string) {
	if len(p.rest) < 2 || p.rest[0] != '.' && p.rest[0] != ',' || !isDigit(p.rest, 1) {
		return
	}
	if _, next, _ := nextElement(suffix); isFraction(next) {
		return
	}
	p.nanoseconds(p.countDigits())
}

func (p *parser) countDigits() int {
	n := 0
	for isDigit(p.rest, n+1) {
		n++
	}
	return n
}

// nanoseconds reads a separator and n digits, of which nine count.
func (p *parser) nanoseconds(n int) error {
	if p.rest[0] != '.' && p.rest[0] != ',' {
		return errBad
	}
	p.nsec = 0
	for i := 1; i <= 9; i++ {
		p.nsec *= 10
		if i <= n {
			if i == 1 && (p.rest[1] == '-' || p.rest[1] == '+') {
				continue
			}
			if !isDigit(p.rest, i) {
				return errBad
			}
			p.nsec += int(p.rest[i] - '0')
		}
	}
	if p.rest[1] == '-' && p.nsec > 0 {
		p.outOfRange = "fractional second"
	}
	p.rest = p.rest[1+n:]
	return nil
}

func (p *parser) fraction(element string) error {
	if element[1] == '0' {
		if len(p.rest) < len(element) {
			return errBad
		}
		return p.nanoseconds(len(element) - 1)
	}
	if len(p.rest) < 2 || p.rest[0] != '.' && p.rest[0] != ',' || !isDigit(p.rest, 1) {
		return nil
	}
	return p.nanoseconds(p.countDigits())
}

func (p *parser) zoneOffset(element string) error {
	if element[0] == 'Z' && p.rest != "" && p.rest[0] == 'Z' {
		p.loc, p.rest = UTC, p.rest[1:]
		return nil
	}
	if len(p.rest) < len(element) {
		return errBad
	}
	text := p.rest[:len(element)]
	p.rest = p.rest[len(element):]
	for i := range element {
		if element[i] == ':' && text[i] != ':' {
			return errBad
		}
	}
	var parts [3]int
	var err error
	for i, at := 0, 1; at < len(text); i++ {
		if element[at] == ':' {
			at++
		}
		if !isDigit(text, at) || !isDigit(text, at+1) {
			err = errBad
			break
		}
		parts[i] = int(text[at]-'0')*10 + int(text[at+1]-'0')
		at += 2
	}
	switch {
	case parts[2] > 60:
		p.outOfRange = "time zone offset second"
	case parts[1] > 60:
		p.outOfRange = "time zone offset minute"
	case parts[0] > 24:
		p.outOfRange = "time zone offset hour"
	}
	p.offset = parts[0]*3600 + parts[1]*60 + parts[2]
	switch text[0] {
	case '-':
		p.offset = -p.offset
	case '+':
	default:
		return errBad
	}
	return err
}

// zoneLen is the length of the zone abbreviation that s begins with, 0 for none.
func zoneLen(s string) int {
	if len(s) < 3 {
		return 0
	}
	if len(s) >= 4 && (s[:4] == "ChST" || s[:4] == "MeST") {
		return 4
	}
	if s[:3] == "GMT" {
		return 3 + signedHours(s[3:])
	}
	if s[0] == '+' || s[0] == '-' {
		return signedHours(s)
	}
	n := 0
	for n < len(s) && n < 6 && 'A' <= s[n] && s[n] <= 'Z' {
		n++
	}
	if n == 3 || n == 4 && (s[3] == 'T' || s[:4] == "WITA") || n == 5 && s[4] == 'T' {
		return n
	}
	return 0
}

// signedHours is the length of a sign and an hour of up to 23, else 0.
func signedHours(s string) int {
	if s == "" || s[0] != '+' && s[0] != '-' {
		return 0
	}
	x, rest, ok := leadingInt(s[1:])
	if !ok || len(rest) == len(s)-1 || x > 23 {
		return 0
	}
	return len(s) - len(rest)
}

// date settles month and day, from the day of the year too; the result is an error's message.
func (p *parser) date() string {
	if p.yday >= 0 {
		last := 365
		if isLeap(p.year) {
			last = 366
		}
		if p.yday < 1 || p.yday > last {
			return ": day-of-year out of range"
		}
		_, m, d := civil(dayNumber(int64(p.year), January) + int64(p.yday-1))
		if p.month >= 0 && p.month != int(m) {
			return ": day-of-year does not match month"
		}
		if p.day >= 0 && p.day != d {
			return ": day-of-year does not match day"
		}
		p.month, p.day = int(m), d
	}
	if p.month < 0 {
		p.month = 1
	}
	if p.day < 0 {
		p.day = 1
	}
	if p.day < 1 || p.day > daysIn(Month(p.month), p.year) {
		return ": day out of range"
	}
	return ""
}

func (p *parser) time(fallback, local *Location) Time {
	at := func(loc *Location) Time {
		return Date(p.year, Month(p.month), p.day, p.hour, p.min, p.sec, p.nsec, loc)
	}
	offset := p.offset
	switch {
	case p.loc != nil:
		return at(p.loc)
	case offset != -1:
		if l := local.get(); offset == l.offset && (p.zone == "" || p.zone == l.zone) {
			return at(local)
		}
	case p.zone == "":
		return at(fallback)
	case p.zone == local.get().zone:
		return at(local)
	default:
		offset = 0
		if len(p.zone) > 3 && p.zone[:3] == "GMT" {
			hours, _, _ := leadingInt(p.zone[4:])
			if offset = int(hours) * 3600; p.zone[3] == '-' {
				offset = -offset
			}
		}
		return at(UTC).in(FixedZone(p.zone, offset))
	}
	return at(FixedZone(p.zone, offset))
}
