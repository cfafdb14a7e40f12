package netip

import (
	"cmp"
	"errors"
	"strconv"
	"strings"
)

type AddrPort struct {
	ip   Addr
	port uint16
}

func AddrPortFrom(ip Addr, port uint16) AddrPort { return AddrPort{ip, port} }

func (p AddrPort) Addr() Addr    { return p.ip }
func (p AddrPort) Port() uint16  { return p.port }
func (p AddrPort) IsValid() bool { return p.ip.IsValid() }

func (p AddrPort) Compare(p2 AddrPort) int {
	return cmp.Or(p.ip.Compare(p2.ip), cmp.Compare(p.port, p2.port))
}

func (p AddrPort) String() string {
	switch p.ip.family {
	case none:
		return "invalid AddrPort"
	case v4:
		return p.ip.String() + ":" + strconv.Itoa(int(p.port))
	}
	return "[" + p.ip.String() + "]:" + strconv.Itoa(int(p.port))
}

func (p AddrPort) AppendTo(b []byte) []byte {
	if !p.IsValid() {
		return b
	}
	return append(b, p.String()...)
}

func (p AddrPort) AppendText(b []byte) ([]byte, error) { return p.AppendTo(b), nil }
func (p AddrPort) MarshalText() ([]byte, error)        { return p.AppendTo(nil), nil }

func (p *AddrPort) UnmarshalText(text []byte) (err error) {
	if len(text) == 0 {
		*p = AddrPort{}
		return nil
	}
	*p, err = ParseAddrPort(string(text))
	return err
}

func MustParseAddrPort(s string) AddrPort {
	p, err := ParseAddrPort(s)
	if err != nil {
		panic(err)
	}
	return p
}

func ParseAddrPort(s string) (AddrPort, error) {
	i := strings.LastIndexByte(s, ':')
	if i < 0 {
		return AddrPort{}, errors.New("not an ip:port")
	}
	name, digits := s[:i], s[i+1:]
	if name == "" {
		return AddrPort{}, errors.New("no IP")
	}
	if digits == "" {
		return AddrPort{}, errors.New("no port")
	}
	inner, bracketed := strings.CutPrefix(name, "[")
	if bracketed {
		var closed bool
		if inner, closed = strings.CutSuffix(inner, "]"); !closed {
			return AddrPort{}, errors.New("missing ]")
		}
	}
	port, err := strconv.ParseUint(digits, 10, 16)
	if err != nil {
		return AddrPort{}, errors.New("invalid port " + strconv.Quote(digits) + " parsing " + strconv.Quote(s))
	}
	ip, err := ParseAddr(inner)
	if err != nil {
		return AddrPort{}, err
	}
	if bracketed && ip.Is4() {
		return AddrPort{}, errors.New("invalid ip:port " + strconv.Quote(s) + ", square brackets can only be used with IPv6 addresses")
	}
	if !bracketed && ip.Is6() {
		return AddrPort{}, errors.New("invalid ip:port " + strconv.Quote(s) + ", IPv6 addresses must be surrounded by square brackets")
	}
	return AddrPort{ip, uint16(port)}, nil
}

// Prefix keeps its length plus one, so that the zero Prefix is invalid.
type Prefix struct {
	ip   Addr
	bits uint8
}

func PrefixFrom(ip Addr, bits int) Prefix {
	p := Prefix{ip: ip.WithZone("")}
	if ip.IsValid() && 0 <= bits && bits <= ip.BitLen() {
		p.bits = uint8(bits) + 1
	}
	return p
}

func (p Prefix) Addr() Addr       { return p.ip }
func (p Prefix) Bits() int        { return int(p.bits) - 1 }
func (p Prefix) IsValid() bool    { return p.bits > 0 }
func (p Prefix) IsSingleIP() bool { return p.IsValid() && p.Bits() == p.ip.BitLen() }

// Prefix keeps the first b bits of ip.
func (ip Addr) Prefix(b int) (Prefix, error) {
	if b < 0 {
		return Prefix{}, errors.New("negative Prefix bits")
	}
	if !ip.IsValid() {
		return Prefix{}, nil
	}
	if b > ip.BitLen() {
		name := "IPv4"
		if ip.Is6() {
			name = "IPv6"
		}
		return Prefix{}, errors.New("prefix length " + strconv.Itoa(b) + " too large for " + name)
	}
	kept := b + 128 - ip.BitLen()
	for i := range ip.ip {
		n := max(0, min(8, kept-8*i))
		ip.ip[i] &= ^byte(0) << (8 - n)
	}
	return PrefixFrom(ip, b), nil
}

func (p Prefix) Masked() Prefix {
	m, _ := p.ip.Prefix(p.Bits())
	return m
}

func (p Prefix) Contains(ip Addr) bool {
	if !p.IsValid() || ip.zone != "" || ip.BitLen() != p.ip.BitLen() {
		return false
	}
	q, _ := ip.Prefix(p.Bits())
	return q.ip == p.Masked().ip
}

func (p Prefix) Overlaps(o Prefix) bool {
	if !p.IsValid() || !o.IsValid() || p.ip.BitLen() != o.ip.BitLen() {
		return false
	}
	bits := min(p.Bits(), o.Bits())
	a, _ := p.ip.Prefix(bits)
	b, _ := o.ip.Prefix(bits)
	return a == b
}

func (p Prefix) Compare(p2 Prefix) int {
	return cmp.Or(
		cmp.Compare(p.ip.BitLen(), p2.ip.BitLen()),
		p.Masked().ip.Compare(p2.Masked().ip),
		cmp.Compare(p.Bits(), p2.Bits()),
		p.ip.Compare(p2.ip),
	)
}

func (p Prefix) String() string {
	if !p.IsValid() {
		return "invalid Prefix"
	}
	return p.ip.String() + "/" + strconv.Itoa(p.Bits())
}

func (p Prefix) AppendTo(b []byte) []byte {
	if !p.ip.IsValid() {
		return b
	}
	return append(b, p.String()...)
}

func (p Prefix) AppendText(b []byte) ([]byte, error) { return p.AppendTo(b), nil }
func (p Prefix) MarshalText() ([]byte, error)        { return p.AppendTo(nil), nil }

func (p *Prefix) UnmarshalText(text []byte) (err error) {
	if len(text) == 0 {
		*p = Prefix{}
		return nil
	}
	*p, err = ParsePrefix(string(text))
	return err
}

func MustParsePrefix(s string) Prefix {
	p, err := ParsePrefix(s)
	if err != nil {
		panic(err)
	}
	return p
}

type prefixError struct{ in, msg string }

func (e prefixError) Error() string {
	return "netip.ParsePrefix(" + strconv.Quote(e.in) + "): " + e.msg
}

func ParsePrefix(s string) (Prefix, error) {
	i := strings.LastIndexByte(s, '/')
	if i < 0 {
		return Prefix{}, prefixError{s, "no '/'"}
	}
	ip, err := ParseAddr(s[:i])
	if err != nil {
		return Prefix{}, prefixError{s, err.Error()}
	}
	if ip.zone != "" {
		return Prefix{}, prefixError{s, "IPv6 zones cannot be present in a prefix"}
	}
	digits := s[i+1:]
	bits, err := strconv.Atoi(digits)
	if err != nil || len(digits) > 1 && (digits[0] < '1' || digits[0] > '9') {
		return Prefix{}, prefixError{s, "bad bits after slash: " + strconv.Quote(digits)}
	}
	if bits < 0 || bits > ip.BitLen() {
		return Prefix{}, prefixError{s, "prefix length out of range"}
	}
	return PrefixFrom(ip, bits), nil
}
