package net

import (
	"io"
	"net/netip"
	"strconv"
	"time"
)

type TCPAddr struct {
	IP   IP
	Port int
	Zone string
}

type UDPAddr struct {
	IP   IP
	Port int
	Zone string
}

type UnixAddr struct {
	Name string
	Net  string
}

type IPAddr struct {
	IP   IP
	Zone string
}

func withPort(ip IP, zone string, port int) string {
	host := ""
	if len(ip) > 0 {
		host = ip.String()
	}
	if zone != "" {
		host += "%" + zone
	}
	return JoinHostPort(host, strconv.Itoa(port))
}

func (a *TCPAddr) Network() string  { return "tcp" }
func (a *UDPAddr) Network() string  { return "udp" }
func (a *UnixAddr) Network() string { return a.Net }
func (a *IPAddr) Network() string   { return "ip" }

func (a *TCPAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	return withPort(a.IP, a.Zone, a.Port)
}

func (a *UDPAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	return withPort(a.IP, a.Zone, a.Port)
}

func (a *UnixAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	return a.Name
}

func (a *IPAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	if a.Zone != "" {
		return a.IP.String() + "%" + a.Zone
	}
	return a.IP.String()
}

func (a *TCPAddr) AddrPort() netip.AddrPort {
	ip, _ := netip.AddrFromSlice(a.IP)
	return netip.AddrPortFrom(ip.WithZone(a.Zone), uint16(a.Port))
}

// resolve takes an IP and a number; names would need a network.
func resolve(network, address string) (IP, int, error) {
	host, service, err := SplitHostPort(address)
	if err != nil {
		return nil, 0, err
	}
	port, err := LookupPort(network, service)
	if err != nil {
		return nil, 0, err
	}
	if host == "" {
		return nil, port, nil
	}
	ip := ParseIP(host)
	if ip == nil {
		return nil, 0, lookup(host)
	}
	return ip, port, nil
}

func ResolveTCPAddr(network, address string) (*TCPAddr, error) {
	ip, port, err := resolve(network, address)
	if err != nil {
		return nil, err
	}
	return &TCPAddr{IP: ip, Port: port}, nil
}

func ResolveUDPAddr(network, address string) (*UDPAddr, error) {
	ip, port, err := resolve(network, address)
	if err != nil {
		return nil, err
	}
	return &UDPAddr{IP: ip, Port: port}, nil
}

func ResolveUnixAddr(network, address string) (*UnixAddr, error) {
	switch network {
	case "unix", "unixgram", "unixpacket":
		return &UnixAddr{address, network}, nil
	}
	return nil, UnknownNetworkError(network)
}

// conn is what no program ever gets, since nothing can be dialled.
type conn struct{}

func (*conn) Read([]byte) (int, error)           { return 0, noNetwork{} }
func (*conn) Write([]byte) (int, error)          { return 0, noNetwork{} }
func (*conn) Close() error                       { return noNetwork{} }
func (*conn) LocalAddr() Addr                    { return nil }
func (*conn) RemoteAddr() Addr                   { return nil }
func (*conn) SetDeadline(t time.Time) error      { return noNetwork{} }
func (*conn) SetReadDeadline(t time.Time) error  { return noNetwork{} }
func (*conn) SetWriteDeadline(t time.Time) error { return noNetwork{} }

type TCPConn struct{ conn }

func (c *TCPConn) CloseRead() error                         { return noNetwork{} }
func (c *TCPConn) CloseWrite() error                        { return noNetwork{} }
func (c *TCPConn) SetNoDelay(noDelay bool) error            { return noNetwork{} }
func (c *TCPConn) SetKeepAlive(keepalive bool) error        { return noNetwork{} }
func (c *TCPConn) SetKeepAlivePeriod(d time.Duration) error { return noNetwork{} }
func (c *TCPConn) SetLinger(sec int) error                  { return noNetwork{} }
func (c *TCPConn) ReadFrom(r io.Reader) (int64, error)      { return 0, noNetwork{} }

type UDPConn struct{ conn }

func (c *UDPConn) ReadFrom(b []byte) (int, Addr, error)                   { return 0, nil, noNetwork{} }
func (c *UDPConn) WriteTo(b []byte, addr Addr) (int, error)               { return 0, noNetwork{} }
func (c *UDPConn) ReadFromUDP(b []byte) (n int, addr *UDPAddr, err error) { return 0, nil, noNetwork{} }
func (c *UDPConn) WriteToUDP(b []byte, addr *UDPAddr) (int, error)        { return 0, noNetwork{} }

type UnixConn struct{ conn }

type TCPListener struct{}

func (l *TCPListener) Accept() (Conn, error)         { return nil, noNetwork{} }
func (l *TCPListener) AcceptTCP() (*TCPConn, error)  { return nil, noNetwork{} }
func (l *TCPListener) Close() error                  { return noNetwork{} }
func (l *TCPListener) Addr() Addr                    { return nil }
func (l *TCPListener) SetDeadline(t time.Time) error { return noNetwork{} }

type UnixListener struct{}

func (l *UnixListener) Accept() (Conn, error) { return nil, noNetwork{} }
func (l *UnixListener) Close() error          { return noNetwork{} }
func (l *UnixListener) Addr() Addr            { return nil }

func text(a Addr) string {
	if a == nil {
		return ""
	}
	return a.String()
}

func DialTCP(network string, laddr, raddr *TCPAddr) (*TCPConn, error) {
	return nil, refuse("dial", network, raddr.String())
}

func DialUDP(network string, laddr, raddr *UDPAddr) (*UDPConn, error) {
	return nil, refuse("dial", network, raddr.String())
}

func DialUnix(network string, laddr, raddr *UnixAddr) (*UnixConn, error) {
	return nil, refuse("dial", network, raddr.String())
}

func ListenTCP(network string, laddr *TCPAddr) (*TCPListener, error) {
	return nil, refuse("listen", network, laddr.String())
}

func ListenUDP(network string, laddr *UDPAddr) (*UDPConn, error) {
	return nil, refuse("listen", network, laddr.String())
}

func ListenUnix(network string, laddr *UnixAddr) (*UnixListener, error) {
	return nil, refuse("listen", network, laddr.String())
}

func JoinHostPort(host, port string) string {
	for _, c := range host {
		if c == ':' || c == '%' {
			return "[" + host + "]:" + port
		}
	}
	return host + ":" + port
}

// SplitHostPort takes host:port, [host]:port, [host%zone]:port.
func SplitHostPort(hostport string) (host, port string, err error) {
	fail := func(why string) (string, string, error) { return "", "", &AddrError{why, hostport} }
	last := -1
	for i := range len(hostport) {
		if hostport[i] == ':' {
			last = i
		}
	}
	if last < 0 {
		return fail("missing port in address")
	}
	from := 0
	if hostport[0] == '[' {
		end := 0
		for end < len(hostport) && hostport[end] != ']' {
			end++
		}
		switch {
		case end == len(hostport):
			return fail("missing ']' in address")
		case end+1 == len(hostport):
			return fail("missing port in address")
		case end+1 != last && hostport[end+1] == ':':
			return fail("too many colons in address")
		case end+1 != last:
			return fail("missing port in address")
		}
		host, from = hostport[1:end], end+1
	} else {
		host = hostport[:last]
		for _, c := range host {
			if c == ':' {
				return fail("too many colons in address")
			}
		}
	}
	for i, c := range hostport {
		if c == '[' && i > 0 {
			return fail("unexpected '[' in address")
		}
		if c == ']' && i >= from {
			return fail("unexpected ']' in address")
		}
	}
	return host, hostport[last+1:], nil
}
