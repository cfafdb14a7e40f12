package net

import (
	"bytes"
	"encoding/hex"
	"net/netip"
	"strconv"
	"strings"
)

const (
	IPv4len = 4
	IPv6len = 16
)

// IP has 4 or 16 bytes.
type IP []byte

type IPMask []byte

type IPNet struct {
	IP   IP
	Mask IPMask
}

var (
	IPv4zero     = IPv4(0, 0, 0, 0)
	IPv4bcast    = IPv4(255, 255, 255, 255)
	IPv4allsys   = IPv4(224, 0, 0, 1)
	IPv6zero     = IP(make([]byte, 16))
	IPv6loopback = ParseIP("::1")
)

func IPv4(a, b, c, d byte) IP {
	return IP{10: 255, 11: 255, 12: a, 13: b, 14: c, 15: d}
}

func IPv4Mask(a, b, c, d byte) IPMask { return IPMask{a, b, c, d} }

// ParseIP returns nil for what is no address.
func ParseIP(s string) IP {
	addr, err := netip.ParseAddr(s)
	if err != nil || addr.Zone() != "" {
		return nil
	}
	all := addr.As16()
	return all[:]
}

// addr sees a mapped address as the IPv4 address that it is.
func (ip IP) addr() netip.Addr {
	addr, _ := netip.AddrFromSlice(ip)
	return addr.Unmap()
}

func (ip IP) To4() IP {
	if len(ip) == 4 {
		return ip
	}
	if len(ip) == 16 && ip.addr().Is4() {
		return ip[12:16]
	}
	return nil
}

func (ip IP) To16() IP {
	switch len(ip) {
	case 4:
		return IPv4(ip[0], ip[1], ip[2], ip[3])
	case 16:
		return ip
	}
	return nil
}

func (ip IP) String() string {
	if len(ip) == 0 {
		return "<nil>"
	}
	if len(ip) != 4 && len(ip) != 16 {
		return "?" + hex.EncodeToString(ip)
	}
	return ip.addr().String()
}

func (ip IP) Equal(x IP) bool {
	if len(ip) == len(x) {
		return bytes.Equal(ip, x)
	}
	return ip.addr().IsValid() && ip.addr() == x.addr()
}

func (ip IP) IsLoopback() bool                { return ip.addr().IsLoopback() }
func (ip IP) IsPrivate() bool                 { return ip.addr().IsPrivate() }
func (ip IP) IsMulticast() bool               { return ip.addr().IsMulticast() }
func (ip IP) IsUnspecified() bool             { return ip.addr().IsUnspecified() }
func (ip IP) IsLinkLocalUnicast() bool        { return ip.addr().IsLinkLocalUnicast() }
func (ip IP) IsLinkLocalMulticast() bool      { return ip.addr().IsLinkLocalMulticast() }
func (ip IP) IsInterfaceLocalMulticast() bool { return ip.addr().IsInterfaceLocalMulticast() }
func (ip IP) IsGlobalUnicast() bool {
	return (len(ip) == 4 || len(ip) == 16) && !ip.Equal(IPv4bcast) && !ip.IsUnspecified() && !ip.IsLoopback() && !ip.IsMulticast() && !ip.IsLinkLocalUnicast()
}

func (ip IP) MarshalText() ([]byte, error) {
	if len(ip) == 0 {
		return []byte(""), nil
	}
	if len(ip) != 4 && len(ip) != 16 {
		return nil, &AddrError{"invalid IP address", hex.EncodeToString(ip)}
	}
	return []byte(ip.String()), nil
}

func (ip *IP) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*ip = nil
		return nil
	}
	x := ParseIP(string(text))
	if x == nil {
		return &ParseError{"IP address", string(text)}
	}
	*ip = x
	return nil
}

func (ip IP) Mask(mask IPMask) IP {
	if len(mask) == 4 && len(ip) == 16 {
		if ip = ip.To4(); ip == nil {
			return nil
		}
	}
	if len(mask) == 16 && len(ip) == 4 {
		mask = mask[12:]
	}
	if len(ip) != len(mask) {
		return nil
	}
	out := make(IP, len(ip))
	for i := range ip {
		out[i] = ip[i] & mask[i]
	}
	return out
}

func (ip IP) DefaultMask() IPMask {
	ip = ip.To4()
	switch {
	case ip == nil:
		return nil
	case ip[0] < 0x80:
		return CIDRMask(8, 32)
	case ip[0] < 0xc0:
		return CIDRMask(16, 32)
	}
	return CIDRMask(24, 32)
}

func CIDRMask(ones, bits int) IPMask {
	if bits != 32 && bits != 128 || ones < 0 || ones > bits {
		return nil
	}
	m := make(IPMask, bits/8)
	for i := range m {
		n := max(0, min(8, ones-8*i))
		m[i] = ^byte(0) << (8 - n)
	}
	return m
}

// Size is 0, 0 for a mask that is not ones and then zeros.
func (m IPMask) Size() (ones, bits int) {
	bits = 8 * len(m)
	for ones < bits && m[ones/8]&(0x80>>(ones%8)) != 0 {
		ones++
	}
	if !bytes.Equal(m, CIDRMask(ones, bits)) {
		return 0, 0
	}
	return ones, bits
}

func (m IPMask) String() string {
	if len(m) == 0 {
		return "<nil>"
	}
	return hex.EncodeToString(m)
}

func (n *IPNet) Network() string { return "ip+net" }

func (n *IPNet) Contains(ip IP) bool {
	if x := ip.To4(); x != nil {
		ip = x
	}
	base := n.IP
	if x := base.To4(); x != nil {
		base = x
	}
	masked := ip.Mask(n.Mask)
	return masked != nil && masked.Equal(base.Mask(n.Mask)) && len(ip) == len(base)
}

func (n *IPNet) String() string {
	if n == nil {
		return "<nil>"
	}
	ones, bits := n.Mask.Size()
	if bits == 0 {
		return n.IP.String() + "/" + n.Mask.String()
	}
	return n.IP.String() + "/" + strconv.Itoa(ones)
}

func ParseCIDR(s string) (IP, *IPNet, error) {
	text, digits, ok := strings.Cut(s, "/")
	addr, err := netip.ParseAddr(text)
	n, numErr := strconv.Atoi(digits)
	if !ok || err != nil || addr.Zone() != "" || numErr != nil || n < 0 || n > addr.BitLen() {
		return nil, nil, &ParseError{"CIDR address", s}
	}
	all := addr.As16()
	mask := CIDRMask(n, addr.BitLen())
	return all[:], &IPNet{IP(addr.AsSlice()).Mask(mask), mask}, nil
}
