// Package netip: IP addresses, prefixes and ports as comparable values.
package netip

import (
	"bytes"
	"cmp"
	"errors"
	"strconv"
	"strings"
)

type family uint8

const (
	none family = iota
	v4
	v6
)

// Addr keeps IPv4 in its IPv6 form, so that both compare alike.
type Addr struct {
	ip     [16]byte
	family family
	zone   string
}

type parseError struct{ in, msg, at string }

func (e parseError) Error() string {
	text := "ParseAddr(" + strconv.Quote(e.in) + "): " + e.msg
	if e.at != "" {
		text += " (at " + strconv.Quote(e.at) + ")"
	}
	return text
}

func AddrFrom4(addr [4]byte) Addr {
	a := Addr{family: v4}
	a.ip[10], a.ip[11] = 255, 255
	copy(a.ip[12:], addr[:])
	return a
}

func AddrFrom16(addr [16]byte) Addr { return Addr{ip: addr, family: v6} }

func AddrFromSlice(slice []byte) (ip Addr, ok bool) {
	switch len(slice) {
	case 4:
		return AddrFrom4([4]byte(slice)), true
	case 16:
		return AddrFrom16([16]byte(slice)), true
	}
	return Addr{}, false
}

func IPv4Unspecified() Addr          { return AddrFrom4([4]byte{}) }
func IPv6Unspecified() Addr          { return AddrFrom16([16]byte{}) }
func IPv6Loopback() Addr             { return AddrFrom16([16]byte{15: 1}) }
func IPv6LinkLocalAllNodes() Addr    { return AddrFrom16([16]byte{0: 0xff, 1: 0x02, 15: 0x01}) }
func IPv6LinkLocalAllRouters() Addr  { return AddrFrom16([16]byte{0: 0xff, 1: 0x02, 15: 0x02}) }

func MustParseAddr(s string) Addr {
	a, err := ParseAddr(s)
	if err != nil {
		panic(err)
	}
	return a
}

func ParseAddr(s string) (Addr, error) {
	for _, c := range s {
		switch c {
		case '.':
			var fields [4]byte
			if err := parseFields(s, s, fields[:]); err != nil {
				return Addr{}, err
			}
			return AddrFrom4(fields), nil
		case ':':
			return parse6(s)
		case '%':
			return Addr{}, parseError{in: s, msg: "missing IPv6 address"}
		}
	}
	return Addr{}, parseError{in: s, msg: "unable to parse IP"}
}

// parseFields reads the dotted form s, a part of in.
func parseFields(in, s string, fields []byte) error {
	value, digits, at := 0, 0, 0
	for i := range len(s) {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			if digits == 1 && value == 0 {
				return parseError{in: in, msg: "IPv4 field has octet with leading zero"}
			}
			digits++
			if value = value*10 + int(c-'0'); value > 255 {
				return parseError{in: in, msg: "IPv4 field has value >255"}
			}
		case c != '.':
			return parseError{in, "unexpected character", s[i:]}
		case digits == 0 || i == len(s)-1:
			return parseError{in, "IPv4 field must have at least one digit", s[i:]}
		case at == 3:
			return parseError{in: in, msg: "IPv4 address too long"}
		default:
			fields[at] = byte(value)
			at++
			value, digits = 0, 0
		}
	}
	if at < 3 {
		return parseError{in: in, msg: "IPv4 address too short"}
	}
	fields[3] = byte(value)
	return nil
}

// group reads up to four hexadecimal digits.
func group(in, s string) (value, n int, err error) {
	for n < len(s) {
		digit := strings.IndexByte("0123456789abcdef", s[n]|0x20)
		if digit < 0 || s[n] < '0' {
			break
		}
		if value = value<<4 + digit; n > 3 {
			return 0, 0, parseError{in, "each group must have 4 or less digits", s}
		}
		n++
	}
	if n == 0 {
		err = parseError{in, "each colon-separated field must have at least one digit", s}
	}
	return value, n, err
}

func parse6(in string) (Addr, error) {
	s, zone, zoned := strings.Cut(in, "%")
	if zoned && zone == "" {
		return Addr{}, parseError{in: in, msg: "zone must be a non-empty string"}
	}
	var ip [16]byte
	gap, at := -1, 0
	fail := func(msg, where string) (Addr, error) { return Addr{}, parseError{in, msg, where} }
	if rest, ok := strings.CutPrefix(s, "::"); ok {
		gap, s = 0, rest
		if s == "" {
			return IPv6Unspecified().WithZone(zone), nil
		}
	}
	for at < 16 {
		value, n, err := group(in, s)
		if err != nil {
			return Addr{}, err
		}
		if n < len(s) && s[n] == '.' {
			switch {
			case gap < 0 && at != 12:
				return fail("embedded IPv4 address must replace the final 2 fields of the address", s)
			case at > 12:
				return fail("too many hex fields to fit an embedded IPv4 at the end of the address", s)
			}
			if err := parseFields(in, s, ip[at:at+4]); err != nil {
				return Addr{}, err
			}
			s = ""
			at += 4
			break
		}
		ip[at], ip[at+1] = byte(value>>8), byte(value)
		at += 2
		s = s[n:]
		if s == "" {
			break
		}
		if s[0] != ':' {
			return fail("unexpected character, want colon", s)
		}
		if len(s) == 1 {
			return fail("colon must be followed by more characters", s)
		}
		if s = s[1:]; s[0] == ':' {
			if gap >= 0 {
				return fail("multiple :: in address", s)
			}
			gap, s = at, s[1:]
			if s == "" {
				break
			}
		}
	}
	switch {
	case s != "":
		return fail("trailing garbage after address", s)
	case at < 16 && gap < 0:
		return fail("address string too short", "")
	case at == 16 && gap >= 0:
		return fail("the :: must expand to at least one field of zeros", "")
	}
	if at < 16 {
		tail := bytes.Clone(ip[gap:at])
		clear(ip[gap:])
		copy(ip[16-len(tail):], tail)
	}
	return AddrFrom16(ip).WithZone(zone), nil
}

func (ip Addr) IsValid() bool  { return ip.family != none }
func (ip Addr) Is4() bool      { return ip.family == v4 }
func (ip Addr) Is6() bool      { return ip.family == v6 }
func (ip Addr) Zone() string   { return ip.zone }
func (ip Addr) Is4In6() bool   { return ip.Is6() && mapped(ip.ip) }
func (ip Addr) BitLen() int {
	return [...]int{none: 0, v4: 32, v6: 128}[ip.family]
}

func mapped(ip [16]byte) bool {
	return [12]byte(ip[:12]) == [12]byte{10: 255, 11: 255}
}

func (ip Addr) Unmap() Addr {
	if ip.Is4In6() {
		return Addr{ip: ip.ip, family: v4}
	}
	return ip
}

func (ip Addr) WithZone(zone string) Addr {
	if ip.Is6() {
		ip.zone = zone
	}
	return ip
}

func (ip Addr) As16() (a16 [16]byte) { return ip.ip }

func (ip Addr) As4() (a4 [4]byte) {
	if ip.Is4() || ip.Is4In6() {
		return [4]byte(ip.ip[12:])
	}
	if ip.Is6() {
		panic("As4 called on IPv6 address")
	}
	panic("As4 called on IP zero value")
}

func (ip Addr) AsSlice() []byte {
	switch ip.family {
	case v4:
		return bytes.Clone(ip.ip[12:])
	case v6:
		return bytes.Clone(ip.ip[:])
	}
	return nil
}

// Compare orders by length, bits and zone.
func (ip Addr) Compare(ip2 Addr) int {
	return cmp.Or(
		cmp.Compare(ip.BitLen(), ip2.BitLen()),
		bytes.Compare(ip.ip[:], ip2.ip[:]),
		strings.Compare(ip.zone, ip2.zone),
	)
}

func (ip Addr) Less(ip2 Addr) bool { return ip.Compare(ip2) < 0 }

// step adds 1 or -1; the zero Addr if that leaves the family.
func (ip Addr) step(by byte, wraps byte) Addr {
	if ip.family == none {
		return ip
	}
	low := 0
	if ip.Is4() {
		low = 12
	}
	for i := 15; i >= low; i-- {
		if ip.ip[i] += by; ip.ip[i] != wraps {
			return ip
		}
	}
	return Addr{}
}

func (ip Addr) Next() Addr { return ip.step(1, 0) }
func (ip Addr) Prev() Addr { return ip.step(255, 255) }

func (ip Addr) IsUnspecified() bool { return ip == IPv4Unspecified() || ip == IPv6Unspecified() }

// byte4 is byte i of an IPv4 address, also of a mapped one.
func (ip Addr) four() ([]byte, bool) { return ip.ip[12:], ip.Is4() || ip.Is4In6() }

func (ip Addr) IsLoopback() bool {
	if b, ok := ip.four(); ok {
		return b[0] == 127
	}
	return ip.Is6() && ip.ip == IPv6Loopback().ip
}

func (ip Addr) IsMulticast() bool {
	if b, ok := ip.four(); ok {
		return b[0]&0xf0 == 0xe0
	}
	return ip.Is6() && ip.ip[0] == 0xff
}

func (ip Addr) IsLinkLocalUnicast() bool {
	if b, ok := ip.four(); ok {
		return b[0] == 169 && b[1] == 254
	}
	return ip.Is6() && ip.ip[0] == 0xfe && ip.ip[1]&0xc0 == 0x80
}

func (ip Addr) IsLinkLocalMulticast() bool {
	if b, ok := ip.four(); ok {
		return b[0] == 224 && b[1] == 0 && b[2] == 0
	}
	return ip.Is6() && ip.ip[0] == 0xff && ip.ip[1]&0x0f == 2
}

func (ip Addr) IsInterfaceLocalMulticast() bool {
	return ip.Is6() && !ip.Is4In6() && ip.ip[0] == 0xff && ip.ip[1]&0x0f == 1
}

func (ip Addr) IsPrivate() bool {
	if b, ok := ip.four(); ok {
		return b[0] == 10 || b[0] == 172 && b[1]&0xf0 == 16 || b[0] == 192 && b[1] == 168
	}
	return ip.Is6() && ip.ip[0]&0xfe == 0xfc
}

func (ip Addr) IsGlobalUnicast() bool {
	ip = ip.Unmap()
	if ip.Is4() && (ip == IPv4Unspecified() || ip == AddrFrom4([4]byte{255, 255, 255, 255})) {
		return false
	}
	return ip.IsValid() && !ip.IsUnspecified() && !ip.IsLoopback() && !ip.IsMulticast() && !ip.IsLinkLocalUnicast()
}

func (ip Addr) field(i int) uint64 { return uint64(ip.ip[2*i])<<8 | uint64(ip.ip[2*i+1]) }

func (ip Addr) dotted() string {
	var b []byte
	for i, x := range ip.ip[12:] {
		if i > 0 {
			b = append(b, '.')
		}
		b = strconv.AppendUint(b, uint64(x), 10)
	}
	return string(b)
}

func (ip Addr) suffix() string {
	if ip.zone == "" {
		return ""
	}
	return "%" + ip.zone
}

// String shortens the longest run of zero fields (RFC 5952).
func (ip Addr) String() string {
	switch {
	case ip.family == none:
		return "invalid IP"
	case ip.Is4():
		return ip.dotted()
	case ip.Is4In6():
		return "::ffff:" + ip.dotted() + ip.suffix()
	}
	from, to := -1, -1
	for i := range 8 {
		j := i
		for j < 8 && ip.field(j) == 0 {
			j++
		}
		if j-i >= 2 && j-i > to-from {
			from, to = i, j
		}
	}
	var b strings.Builder
	for i := 0; i < 8; i++ {
		if i == from {
			b.WriteString("::")
			if i = to; i >= 8 {
				break
			}
		} else if i > 0 {
			b.WriteByte(':')
		}
		b.WriteString(strconv.FormatUint(ip.field(i), 16))
	}
	return b.String() + ip.suffix()
}

func (ip Addr) StringExpanded() string {
	if !ip.Is6() {
		return ip.String()
	}
	var parts []string
	for i := range 8 {
		digits := strconv.FormatUint(ip.field(i), 16)
		parts = append(parts, strings.Repeat("0", 4-len(digits))+digits)
	}
	return strings.Join(parts, ":") + ip.suffix()
}

func (ip Addr) text() string {
	if ip.family == none {
		return ""
	}
	return ip.String()
}

func (ip Addr) AppendTo(b []byte) []byte            { return append(b, ip.text()...) }
func (ip Addr) AppendText(b []byte) ([]byte, error) { return ip.AppendTo(b), nil }
func (ip Addr) MarshalText() ([]byte, error)        { return []byte(ip.text()), nil }

func (ip *Addr) UnmarshalText(text []byte) (err error) {
	if len(text) == 0 {
		*ip = Addr{}
		return nil
	}
	*ip, err = ParseAddr(string(text))
	return err
}

func (ip Addr) AppendBinary(b []byte) ([]byte, error) {
	return append(append(b, ip.AsSlice()...), ip.zone...), nil
}

func (ip Addr) MarshalBinary() ([]byte, error) { return ip.AppendBinary(nil) }

func (ip *Addr) UnmarshalBinary(b []byte) error {
	zone := ""
	if len(b) > 16 {
		b, zone = b[:16], string(b[16:])
	}
	a, ok := AddrFromSlice(b)
	if !ok && len(b) > 0 {
		return errors.New("unexpected slice size")
	}
	*ip = a.WithZone(zone)
	return nil
}
