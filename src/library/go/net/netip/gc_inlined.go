package netip

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `Addr.AppendBinary - 60
Addr.AppendText - 62
Addr.As16 20 20
Addr.As4 57 57
Addr.AsSlice 53 53
Addr.BitLen 13 13
Addr.Is4 5 5
Addr.Is4In6 27 27
Addr.Is6 10 10
Addr.IsInterfaceLocalMulticast 79 79
Addr.IsUnspecified 54 54
Addr.IsValid 5 5
Addr.Less 63 63
Addr.MarshalBinary 62 -
Addr.Next 61 61
Addr.Prev 61 61
Addr.Unmap 36 36
Addr.Zone 18 18
AddrFrom16 20 20
AddrFrom4 36 36
AddrFromSlice 78 78
AddrPort.Addr 3 3
AddrPort.AppendText - 62
AddrPort.IsValid 9 9
AddrPort.Port 3 3
AddrPortFrom 6 6
IPv4Unspecified 40 40
IPv6LinkLocalAllNodes 33 33
IPv6LinkLocalAllRouters 33 33
IPv6Loopback 27 27
IPv6Unspecified 4 4
MustParseAddr 76 76
MustParseAddrPort 76 76
MustParsePrefix 76 76
Prefix.Addr 3 3
Prefix.AppendText - 62
Prefix.Bits 6 6
Prefix.IsSingleIP 34 34
Prefix.IsValid 5 5
Prefix.Masked 75 75
PrefixFrom 70 70
`
