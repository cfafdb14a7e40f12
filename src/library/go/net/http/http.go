// Package http in outline: requests, responses, handlers and ServeMux are values that work; a client that dials and a
// server that listens fail with an error that says that the lab has no network.
package http

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/url"
	"slices"
	"strings"
	"time"
)

const (
	MethodGet     = "GET"
	MethodHead    = "HEAD"
	MethodPost    = "POST"
	MethodPut     = "PUT"
	MethodPatch   = "PATCH"
	MethodDelete  = "DELETE"
	MethodConnect = "CONNECT"
	MethodOptions = "OPTIONS"
	MethodTrace   = "TRACE"

	DefaultMaxHeaderBytes = 1 << 20
	TimeFormat            = "Mon, 02 Jan 2006 15:04:05 GMT"
)

var (
	ErrServerClosed       = errors.New("http: Server closed")
	ErrHandlerTimeout     = errors.New("http: Handler timeout")
	ErrNoCookie           = errors.New("http: named cookie not present")
	ErrNoLocation         = errors.New("http: no Location header in response")
	ErrUseLastResponse    = errors.New("net/http: use last response")
	ErrBodyNotAllowed     = errors.New("http: request method or response status code does not allow body")
	ErrAbortHandler       = errors.New("net/http: abort Handler")
	ErrMissingFile        = errors.New("http: no such file")
	ErrBodyReadAfterClose = errors.New("http: invalid Read on closed Body")
)

// Header's keys are in canonical form.
type Header map[string][]string

// CanonicalHeaderKey is Like-This, unless the key has a blank or a byte that no header has.
func CanonicalHeaderKey(s string) string {
	b := []byte(s)
	upper := true
	for i, c := range b {
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		if !letter && (c < '0' || c > '9') && strings.IndexByte("!#$%&'*+-.^_`|~", c) < 0 {
			return s
		}
		if letter && upper {
			b[i] = c &^ 0x20
		} else if letter {
			b[i] = c | 0x20
		}
		upper = c == '-'
	}
	return string(b)
}

func (h Header) Add(key, value string) {
	key = CanonicalHeaderKey(key)
	h[key] = append(h[key], value)
}

func (h Header) Set(key, value string)      { h[CanonicalHeaderKey(key)] = []string{value} }
func (h Header) Del(key string)             { delete(h, CanonicalHeaderKey(key)) }
func (h Header) Values(key string) []string { return h[CanonicalHeaderKey(key)] }

func (h Header) Get(key string) string {
	if list := h.Values(key); len(list) > 0 {
		return list[0]
	}
	return ""
}

func (h Header) Clone() Header {
	if h == nil {
		return nil
	}
	c := make(Header, len(h))
	for key, list := range h {
		c[key] = slices.Clone(list)
	}
	return c
}

// Write is sorted by key.
func (h Header) Write(w io.Writer) error {
	for _, key := range slices.Sorted(maps.Keys(h)) {
		for _, value := range h[key] {
			if _, err := fmt.Fprintf(w, "%s: %s\r\n", key, strings.TrimSpace(value)); err != nil {
				return err
			}
		}
	}
	return nil
}

type noBody struct{}

func (noBody) Read([]byte) (int, error)         { return 0, io.EOF }
func (noBody) Close() error                     { return nil }
func (noBody) WriteTo(io.Writer) (int64, error) { return 0, nil }

var NoBody = noBody{}

type Request struct {
	Method        string
	URL           *url.URL
	Proto         string
	ProtoMajor    int
	ProtoMinor    int
	Header        Header
	Body          io.ReadCloser
	GetBody       func() (io.ReadCloser, error)
	ContentLength int64
	Close         bool
	Host          string
	Form          url.Values
	PostForm      url.Values
	RemoteAddr    string
	RequestURI    string
	Cancel        <-chan struct{}
	Response      *Response
	Pattern       string
	ctx           context.Context
	values        map[string]string
}

func NewRequest(method, url string, body io.Reader) (*Request, error) {
	return NewRequestWithContext(context.Background(), method, url, body)
}

func NewRequestWithContext(ctx context.Context, method, target string, body io.Reader) (*Request, error) {
	if method == "" {
		method = MethodGet
	}
	if strings.ContainsFunc(method, func(r rune) bool { return r <= ' ' || r >= 0x7f || strings.ContainsRune("()<>@,;:\\\"/[]?={}", r) }) {
		return nil, fmt.Errorf("net/http: invalid method %q", method)
	}
	if ctx == nil {
		return nil, errors.New("net/http: nil Context")
	}
	u, err := url.Parse(target)
	if err != nil {
		return nil, err
	}
	r := &Request{ctx: ctx, Method: method, URL: u, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Header: Header{}, Host: u.Host}
	switch b := body.(type) {
	case nil:
	case *bytes.Buffer:
		r.ContentLength = int64(b.Len())
	case *bytes.Reader:
		r.ContentLength = int64(b.Len())
	case *strings.Reader:
		r.ContentLength = int64(b.Len())
	}
	if body != nil {
		closer, ok := body.(io.ReadCloser)
		if !ok {
			closer = io.NopCloser(body)
		}
		r.Body = closer
	}
	return r, nil
}

func (r *Request) Context() context.Context {
	if r.ctx == nil {
		return context.Background()
	}
	return r.ctx
}

func (r *Request) WithContext(ctx context.Context) *Request {
	if ctx == nil {
		panic("nil context")
	}
	c := *r
	c.ctx = ctx
	return &c
}

func (r *Request) Clone(ctx context.Context) *Request {
	c := r.WithContext(ctx)
	c.URL = r.URL.Clone()
	c.Header = r.Header.Clone()
	return c
}

func (r *Request) UserAgent() string { return r.Header.Get("User-Agent") }
func (r *Request) Referer() string   { return r.Header.Get("Referer") }

func (r *Request) PathValue(name string) string { return r.values[name] }

func (r *Request) SetPathValue(name, value string) {
	if r.values == nil {
		r.values = map[string]string{}
	}
	r.values[name] = value
}

func (r *Request) ParseForm() error {
	if r.PostForm == nil {
		r.PostForm = url.Values{}
		if r.Body != nil && (r.Method == MethodPost || r.Method == MethodPut || r.Method == MethodPatch) && strings.HasPrefix(r.Header.Get("Content-Type"), "application/x-www-form-urlencoded") {
			b, err := io.ReadAll(r.Body)
			if err != nil {
				return err
			}
			if r.PostForm, err = url.ParseQuery(string(b)); err != nil {
				return err
			}
		}
	}
	if r.Form == nil {
		r.Form = r.PostForm.Clone()
		if r.URL != nil {
			query, err := url.ParseQuery(r.URL.RawQuery)
			for key, list := range query {
				r.Form[key] = append(r.Form[key], list...)
			}
			return err
		}
	}
	return nil
}

func (r *Request) FormValue(key string) string {
	r.ParseForm()
	return r.Form.Get(key)
}

func (r *Request) PostFormValue(key string) string {
	r.ParseForm()
	return r.PostForm.Get(key)
}

func (r *Request) Write(w io.Writer) error {
	_, err := fmt.Fprintf(w, "%s %s HTTP/1.1\r\nHost: %s\r\n", r.Method, r.URL.RequestURI(), r.Host)
	if err == nil {
		err = r.Header.Write(w)
	}
	if err == nil {
		_, err = io.WriteString(w, "\r\n")
	}
	if err == nil && r.Body != nil {
		_, err = io.Copy(w, r.Body)
	}
	return err
}

type Response struct {
	Status           string
	StatusCode       int
	Proto            string
	ProtoMajor       int
	ProtoMinor       int
	Header           Header
	Body             io.ReadCloser
	ContentLength    int64
	TransferEncoding []string
	Close            bool
	Uncompressed     bool
	Trailer          Header
	Request          *Request
}

func (r *Response) Location() (*url.URL, error) {
	to := r.Header.Get("Location")
	if to == "" {
		return nil, ErrNoLocation
	}
	if r.Request != nil && r.Request.URL != nil {
		return r.Request.URL.Parse(to)
	}
	return url.Parse(to)
}

func (r *Response) Cookies() []*Cookie { return nil }

type SameSite int

type Cookie struct {
	Name     string
	Value    string
	Path     string
	Domain   string
	Expires  time.Time
	MaxAge   int
	Secure   bool
	HttpOnly bool
	SameSite SameSite
}

func (c *Cookie) String() string { return c.Name + "=" + c.Value }

func SetCookie(w ResponseWriter, cookie *Cookie) { w.Header().Add("Set-Cookie", cookie.String()) }

func (r *Request) AddCookie(c *Cookie) { r.Header.Add("Cookie", c.String()) }

func (r *Request) Cookie(name string) (*Cookie, error) {
	for _, line := range r.Header["Cookie"] {
		for part := range strings.SplitSeq(line, ";") {
			if key, value, ok := strings.Cut(strings.TrimSpace(part), "="); ok && key == name {
				return &Cookie{Name: key, Value: value}, nil
			}
		}
	}
	return nil, ErrNoCookie
}

func (r *Request) SetBasicAuth(username, password string) {
	r.Header.Set("Authorization", "Basic "+base64(username+":"+password))
}

func base64(s string) string {
	const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	var b strings.Builder
	for ; len(s) > 0; s = s[min(3, len(s)):] {
		var part [3]byte
		n := copy(part[:], s)
		v := uint(part[0])<<16 | uint(part[1])<<8 | uint(part[2])
		for i := range 4 {
			if i > n {
				b.WriteByte('=')
			} else {
				b.WriteByte(digits[v>>(18-6*i)&63])
			}
		}
	}
	return b.String()
}

type RoundTripper interface {
	RoundTrip(*Request) (*Response, error)
}

// Transport refuses every request.
type Transport struct {
	MaxIdleConns          int
	MaxIdleConnsPerHost   int
	MaxConnsPerHost       int
	IdleConnTimeout       time.Duration
	ResponseHeaderTimeout time.Duration
	TLSHandshakeTimeout   time.Duration
	ExpectContinueTimeout time.Duration
	DisableKeepAlives     bool
	DisableCompression    bool
	DialContext           func(ctx context.Context, network, addr string) (net.Conn, error)
	Proxy                 func(*Request) (*url.URL, error)
}

func (t *Transport) CloseIdleConnections() {}

func (t *Transport) Clone() *Transport {
	c := *t
	return &c
}

func (t *Transport) RoundTrip(r *Request) (*Response, error) {
	switch {
	case r.URL.Scheme == "":
		return nil, errors.New(`unsupported protocol scheme ""`)
	case r.URL.Scheme != "http" && r.URL.Scheme != "https":
		return nil, fmt.Errorf("unsupported protocol scheme %q", r.URL.Scheme)
	case r.URL.Host == "":
		return nil, errors.New("http: no Host in request URL")
	}
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	host := r.URL.Host
	if r.URL.Port() == "" {
		host = net.JoinHostPort(host, map[string]string{"http": "80", "https": "443"}[r.URL.Scheme])
	}
	_, err := net.Dial("tcp", host)
	return nil, err
}

func ProxyFromEnvironment(*Request) (*url.URL, error) { return nil, nil }

var DefaultTransport RoundTripper = &Transport{}

type CookieJar interface {
	SetCookies(u *url.URL, cookies []*Cookie)
	Cookies(u *url.URL) []*Cookie
}

type Client struct {
	Transport     RoundTripper
	CheckRedirect func(req *Request, via []*Request) error
	Jar           CookieJar
	Timeout       time.Duration
}

var DefaultClient = &Client{}

// Do follows no redirects.
func (c *Client) Do(r *Request) (*Response, error) {
	transport := c.Transport
	if transport == nil {
		transport = DefaultTransport
	}
	if c.Timeout > 0 {
		ctx, cancel := context.WithTimeout(r.Context(), c.Timeout)
		defer cancel()
		r = r.WithContext(ctx)
	}
	resp, err := transport.RoundTrip(r)
	if err != nil {
		method := r.Method
		return nil, &url.Error{Op: method[:1] + strings.ToLower(method[1:]), URL: r.URL.Redacted(), Err: err}
	}
	return resp, nil
}

func (c *Client) send(method, url, contentType string, body io.Reader) (*Response, error) {
	r, err := NewRequest(method, url, body)
	if err != nil {
		return nil, err
	}
	if contentType != "" {
		r.Header.Set("Content-Type", contentType)
	}
	return c.Do(r)
}

func (c *Client) Get(url string) (*Response, error)  { return c.send(MethodGet, url, "", nil) }
func (c *Client) Head(url string) (*Response, error) { return c.send(MethodHead, url, "", nil) }
func (c *Client) Post(url, contentType string, body io.Reader) (*Response, error) {
	return c.send(MethodPost, url, contentType, body)
}
func (c *Client) PostForm(url string, data url.Values) (*Response, error) {
	return c.send(MethodPost, url, "application/x-www-form-urlencoded", strings.NewReader(data.Encode()))
}
func (c *Client) CloseIdleConnections() {}

func Get(url string) (*Response, error)  { return DefaultClient.Get(url) }
func Head(url string) (*Response, error) { return DefaultClient.Head(url) }
func Post(url, contentType string, body io.Reader) (*Response, error) {
	return DefaultClient.Post(url, contentType, body)
}
func PostForm(url string, data url.Values) (*Response, error) {
	return DefaultClient.PostForm(url, data)
}

func ReadRequest(b *bufio.Reader) (*Request, error) { return nil, errors.New("the lab has no network") }
func ReadResponse(r *bufio.Reader, req *Request) (*Response, error) {
	return nil, errors.New("the lab has no network")
}
