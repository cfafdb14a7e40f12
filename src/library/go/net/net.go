// Package net in outline: addresses, errors and Pipe work; whatever would need a network fails with an error that says
// that the lab has none.
package net

import (
	"context"
	"errors"
	"io"
	"os"
	"time"
)

type Addr interface {
	Network() string
	String() string
}

type Conn interface {
	Read(b []byte) (n int, err error)
	Write(b []byte) (n int, err error)
	Close() error
	LocalAddr() Addr
	RemoteAddr() Addr
	SetDeadline(t time.Time) error
	SetReadDeadline(t time.Time) error
	SetWriteDeadline(t time.Time) error
}

type PacketConn interface {
	ReadFrom(p []byte) (n int, addr Addr, err error)
	WriteTo(p []byte, addr Addr) (n int, err error)
	Close() error
	LocalAddr() Addr
	SetDeadline(t time.Time) error
	SetReadDeadline(t time.Time) error
	SetWriteDeadline(t time.Time) error
}

type Listener interface {
	Accept() (Conn, error)
	Close() error
	Addr() Addr
}

type Error interface {
	error
	Timeout() bool
	Temporary() bool
}

var (
	ErrClosed           error = errClosed{}
	ErrWriteToConnected       = errors.New("use of WriteTo with pre-connected connection")
)

type errClosed struct{}

func (errClosed) Error() string   { return "use of closed network connection" }
func (errClosed) Timeout() bool   { return false }
func (errClosed) Temporary() bool { return false }

// noNetwork is why everything that needs a network fails.
type noNetwork struct{}

func (noNetwork) Error() string   { return "the lab has no network" }
func (noNetwork) Timeout() bool   { return false }
func (noNetwork) Temporary() bool { return false }

type OpError struct {
	Op     string
	Net    string
	Source Addr
	Addr   Addr
	Err    error
}

func (e *OpError) Unwrap() error { return e.Err }

func (e *OpError) Error() string {
	if e == nil {
		return "<nil>"
	}
	s := e.Op
	if e.Net != "" {
		s += " " + e.Net
	}
	if e.Source != nil {
		s += " " + e.Source.String()
	}
	if e.Addr != nil {
		if e.Source != nil {
			s += "->"
		} else {
			s += " "
		}
		s += e.Addr.String()
	}
	return s + ": " + e.Err.Error()
}

func (e *OpError) Timeout() bool {
	if s, ok := e.Err.(*os.SyscallError); ok {
		t, ok := s.Err.(interface{ Timeout() bool })
		return ok && t.Timeout()
	}
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

func (e *OpError) Temporary() bool {
	t, ok := e.Err.(interface{ Temporary() bool })
	return ok && t.Temporary()
}

type ParseError struct {
	Type string
	Text string
}

func (e *ParseError) Error() string   { return "invalid " + e.Type + ": " + e.Text }
func (e *ParseError) Timeout() bool   { return false }
func (e *ParseError) Temporary() bool { return false }

type AddrError struct {
	Err  string
	Addr string
}

func (e *AddrError) Timeout() bool   { return false }
func (e *AddrError) Temporary() bool { return false }

func (e *AddrError) Error() string {
	if e == nil {
		return "<nil>"
	}
	if e.Addr == "" {
		return e.Err
	}
	return "address " + e.Addr + ": " + e.Err
}

type UnknownNetworkError string

func (e UnknownNetworkError) Error() string   { return "unknown network " + string(e) }
func (e UnknownNetworkError) Timeout() bool   { return false }
func (e UnknownNetworkError) Temporary() bool { return false }

type InvalidAddrError string

func (e InvalidAddrError) Error() string   { return string(e) }
func (e InvalidAddrError) Timeout() bool   { return false }
func (e InvalidAddrError) Temporary() bool { return false }

type DNSError struct {
	UnwrapErr   error
	Err         string
	Name        string
	Server      string
	IsTimeout   bool
	IsTemporary bool
	IsNotFound  bool
}

func (e *DNSError) Unwrap() error   { return e.UnwrapErr }
func (e *DNSError) Timeout() bool   { return e.IsTimeout }
func (e *DNSError) Temporary() bool { return e.IsTimeout || e.IsTemporary }

func (e *DNSError) Error() string {
	if e == nil {
		return "<nil>"
	}
	s := "lookup " + e.Name
	if e.Server != "" {
		s += " on " + e.Server
	}
	return s + ": " + e.Err
}

// named is an address as the program wrote it.
type named struct{ network, text string }

func (a named) Network() string { return a.network }
func (a named) String() string  { return a.text }

func refuse(op, network, address string) error {
	return &OpError{Op: op, Net: network, Addr: named{network, address}, Err: noNetwork{}}
}

type Dialer struct {
	Timeout       time.Duration
	Deadline      time.Time
	LocalAddr     Addr
	DualStack     bool
	FallbackDelay time.Duration
	KeepAlive     time.Duration
	Resolver      *Resolver
	Cancel        <-chan struct{}
}

func Dial(network, address string) (Conn, error) { return nil, refuse("dial", network, address) }

func DialTimeout(network, address string, timeout time.Duration) (Conn, error) {
	return Dial(network, address)
}

func (d *Dialer) Dial(network, address string) (Conn, error) { return Dial(network, address) }

func (d *Dialer) DialContext(ctx context.Context, network, address string) (Conn, error) {
	if ctx == nil {
		panic("nil context")
	}
	return Dial(network, address)
}

type ListenConfig struct {
	KeepAlive time.Duration
}

func (lc *ListenConfig) Listen(ctx context.Context, network, address string) (Listener, error) {
	return Listen(network, address)
}

func (lc *ListenConfig) ListenPacket(ctx context.Context, network, address string) (PacketConn, error) {
	return ListenPacket(network, address)
}

func Listen(network, address string) (Listener, error) {
	return nil, refuse("listen", network, address)
}

func ListenPacket(network, address string) (PacketConn, error) {
	return nil, refuse("listen", network, address)
}

type Resolver struct {
	PreferGo     bool
	StrictErrors bool
	Dial         func(ctx context.Context, network, address string) (Conn, error)
}

var DefaultResolver = &Resolver{}

func lookup(name string) error {
	return &DNSError{UnwrapErr: noNetwork{}, Err: noNetwork{}.Error(), Name: name}
}

func (r *Resolver) LookupHost(ctx context.Context, host string) (addrs []string, err error) {
	return LookupHost(host)
}

func (r *Resolver) LookupIPAddr(ctx context.Context, host string) ([]IPAddr, error) {
	return nil, lookup(host)
}

func (r *Resolver) LookupAddr(ctx context.Context, addr string) (names []string, err error) {
	return nil, lookup(addr)
}

func LookupHost(host string) (addrs []string, err error) { return nil, lookup(host) }
func LookupIP(host string) ([]IP, error)                 { return nil, lookup(host) }
func LookupAddr(addr string) (names []string, err error) { return nil, lookup(addr) }
func LookupCNAME(host string) (cname string, err error)  { return "", lookup(host) }
func LookupTXT(name string) ([]string, error)            { return nil, lookup(name) }

// LookupPort knows numbers and the ports of the web.
func LookupPort(network, service string) (port int, err error) {
	switch service {
	case "http":
		return 80, nil
	case "https":
		return 443, nil
	}
	n := 0
	for _, c := range service {
		if c < '0' || c > '9' || n > 65535 {
			return 0, &DNSError{Err: "unknown port", Name: network + "/" + service, IsNotFound: true}
		}
		n = 10*n + int(c-'0')
	}
	return n, nil
}

type Interface struct {
	Index int
	MTU   int
	Name  string
	Flags Flags
}

type Flags uint

func Interfaces() ([]Interface, error)        { return nil, nil }
func InterfaceAddrs() ([]Addr, error)         { return nil, nil }
func (ifi *Interface) Addrs() ([]Addr, error) { return nil, nil }

// Buffers is a series of writes.
type Buffers [][]byte

func (v *Buffers) WriteTo(w io.Writer) (n int64, err error) {
	for len(*v) > 0 {
		m, err := w.Write((*v)[0])
		n += int64(m)
		if err != nil {
			return n, err
		}
		*v = (*v)[1:]
	}
	return n, nil
}
