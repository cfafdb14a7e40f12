package http

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"path"
	"strings"
	"sync"
	"time"
)

type ResponseWriter interface {
	Header() Header
	Write([]byte) (int, error)
	WriteHeader(statusCode int)
}

type Flusher interface{ Flush() }

type Handler interface {
	ServeHTTP(ResponseWriter, *Request)
}

type HandlerFunc func(ResponseWriter, *Request)

func (f HandlerFunc) ServeHTTP(w ResponseWriter, r *Request) { f(w, r) }

func Error(w ResponseWriter, text string, code int) {
	h := w.Header()
	h.Del("Content-Length")
	h.Set("Content-Type", "text/plain; charset=utf-8")
	h.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(code)
	fmt.Fprintln(w, text)
}

func NotFound(w ResponseWriter, r *Request) { Error(w, "404 page not found", StatusNotFound) }
func NotFoundHandler() Handler              { return HandlerFunc(NotFound) }

func Redirect(w ResponseWriter, r *Request, url string, code int) {
	w.Header().Set("Location", url)
	w.WriteHeader(code)
}

func RedirectHandler(url string, code int) Handler {
	return HandlerFunc(func(w ResponseWriter, r *Request) { Redirect(w, r, url, code) })
}

func StripPrefix(prefix string, h Handler) Handler {
	return HandlerFunc(func(w ResponseWriter, r *Request) {
		rest, ok := strings.CutPrefix(r.URL.Path, prefix)
		if !ok {
			NotFound(w, r)
			return
		}
		c := r.Clone(r.Context())
		c.URL.Path = rest
		h.ServeHTTP(w, c)
	})
}

type maxBytes struct {
	io.ReadCloser
	left int64
	max  int64
}

type MaxBytesError struct{ Limit int64 }

func (e *MaxBytesError) Error() string { return "http: request body too large" }

func (m *maxBytes) Read(p []byte) (int, error) {
	if int64(len(p)) > m.left+1 {
		p = p[:m.left+1]
	}
	n, err := m.ReadCloser.Read(p)
	if int64(n) > m.left {
		n, err = int(m.left), &MaxBytesError{m.max}
	}
	m.left -= int64(n)
	return n, err
}

func MaxBytesReader(w ResponseWriter, r io.ReadCloser, n int64) io.ReadCloser {
	return &maxBytes{r, n, n}
}

// route is a pattern `[METHOD ][HOST]/path`, in which {name}, {name...} and {$} stand for segments.
type route struct {
	pattern  string
	method   string
	host     string
	segments []string
	handler  Handler
}

// match returns the wildcards' values; rank is higher for a more specific pattern.
func (p *route) match(r *Request) (values map[string]string, rank int, ok bool) {
	if p.host != "" && p.host != r.Host {
		return nil, 0, false
	}
	if p.host != "" {
		rank += 1000
	}
	if p.method != "" {
		rank++
	}
	values = map[string]string{}
	parts := strings.Split(strings.TrimPrefix(r.URL.Path, "/"), "/")
	for i, s := range p.segments {
		switch {
		case s == "{$}":
			return values, rank + 4, len(parts) == i+1 && parts[i] == ""
		case s == "" && i == len(p.segments)-1:
			// A pattern that ends in a slash matches everything below.
			return values, rank, i < len(parts)
		case strings.HasSuffix(s, "...}"):
			if i >= len(parts) {
				return nil, 0, false
			}
			values[s[1:len(s)-4]] = strings.Join(parts[i:], "/")
			return values, rank, true
		case i >= len(parts):
			return nil, 0, false
		case strings.HasPrefix(s, "{"):
			if parts[i] == "" {
				return nil, 0, false
			}
			values[s[1:len(s)-1]] = parts[i]
			rank += 2
		case s != parts[i]:
			return nil, 0, false
		default:
			rank += 4
		}
	}
	return values, rank, len(parts) == len(p.segments)
}

type ServeMux struct {
	mu     sync.RWMutex
	routes []*route
}

func NewServeMux() *ServeMux { return &ServeMux{} }

var DefaultServeMux = NewServeMux()

func (m *ServeMux) Handle(pattern string, handler Handler) {
	if pattern == "" {
		panic("http: invalid pattern")
	}
	if handler == nil {
		panic("http: nil handler")
	}
	p := &route{pattern: pattern, handler: handler}
	rest := pattern
	if method, after, ok := strings.Cut(pattern, " "); ok {
		p.method, rest = method, strings.TrimLeft(after, " \t")
	}
	host, after, ok := strings.Cut(rest, "/")
	if !ok {
		panic(fmt.Sprintf("parsing %q: at offset 0: host/path missing /", pattern))
	}
	p.host, p.segments = host, strings.Split(after, "/")
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, other := range m.routes {
		if other.pattern == pattern {
			panic(fmt.Sprintf("pattern %q conflicts with pattern %q", pattern, pattern))
		}
	}
	m.routes = append(m.routes, p)
}

func (m *ServeMux) HandleFunc(pattern string, handler func(ResponseWriter, *Request)) {
	if handler == nil {
		panic("http: nil handler")
	}
	m.Handle(pattern, HandlerFunc(handler))
}

// find returns the best route, or with the methods that the path would allow the handler of 405.
func (m *ServeMux) find(r *Request) (*route, map[string]string, []string) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	var best *route
	var values map[string]string
	var allowed []string
	most := -1
	for _, p := range m.routes {
		v, rank, ok := p.match(r)
		if !ok {
			continue
		}
		if p.method != "" && p.method != r.Method && !(p.method == MethodGet && r.Method == MethodHead) {
			allowed = append(allowed, p.method)
			if p.method == MethodGet {
				allowed = append(allowed, MethodHead)
			}
			continue
		}
		if rank > most {
			best, values, most = p, v, rank
		}
	}
	return best, values, allowed
}

func (m *ServeMux) Handler(r *Request) (h Handler, pattern string) {
	p, _, allowed := m.find(r)
	switch {
	case p != nil:
		return p.handler, p.pattern
	case len(allowed) > 0:
		return HandlerFunc(func(w ResponseWriter, r *Request) {
			w.Header().Set("Allow", strings.Join(allowed, ", "))
			Error(w, StatusText(StatusMethodNotAllowed), StatusMethodNotAllowed)
		}), ""
	}
	return NotFoundHandler(), ""
}

func (m *ServeMux) ServeHTTP(w ResponseWriter, r *Request) {
	if clean := path.Clean("/" + r.URL.Path); clean != r.URL.Path && clean+"/" != r.URL.Path {
		u := r.URL.Clone()
		u.Path = clean
		RedirectHandler(u.String(), StatusTemporaryRedirect).ServeHTTP(w, r)
		return
	}
	p, values, _ := m.find(r)
	if p != nil {
		r.Pattern, r.values = p.pattern, values
	}
	h, _ := m.Handler(r)
	h.ServeHTTP(w, r)
}

func Handle(pattern string, handler Handler) { DefaultServeMux.Handle(pattern, handler) }
func HandleFunc(pattern string, handler func(ResponseWriter, *Request)) {
	DefaultServeMux.HandleFunc(pattern, handler)
}

// Server cannot listen.
type Server struct {
	Addr              string
	Handler           Handler
	ReadTimeout       time.Duration
	ReadHeaderTimeout time.Duration
	WriteTimeout      time.Duration
	IdleTimeout       time.Duration
	MaxHeaderBytes    int
	ErrorLog          *log.Logger
	BaseContext       func(net.Listener) context.Context
	ConnContext       func(ctx context.Context, c net.Conn) context.Context
	mu                sync.Mutex
	closed            bool
	onShutdown        []func()
}

func (s *Server) RegisterOnShutdown(f func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.onShutdown = append(s.onShutdown, f)
}

func (s *Server) stop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
}

func (s *Server) Close() error { s.stop(); return nil }

func (s *Server) Shutdown(ctx context.Context) error {
	s.stop()
	for _, f := range s.onShutdown {
		go f()
	}
	return nil
}

func (s *Server) ListenAndServe() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return ErrServerClosed
	}
	addr := s.Addr
	if addr == "" {
		addr = ":http"
	}
	_, err := net.Listen("tcp", addr)
	return err
}

func (s *Server) ListenAndServeTLS(certFile, keyFile string) error { return s.ListenAndServe() }

func (s *Server) Serve(l net.Listener) error {
	_, err := l.Accept()
	return err
}

func ListenAndServe(addr string, handler Handler) error {
	return (&Server{Addr: addr, Handler: handler}).ListenAndServe()
}

func ListenAndServeTLS(addr, certFile, keyFile string, handler Handler) error {
	return ListenAndServe(addr, handler)
}

func Serve(l net.Listener, handler Handler) error { return (&Server{Handler: handler}).Serve(l) }

// Dir and FileServer have no files to serve.
type Dir string

type FileSystem interface {
	Open(name string) (File, error)
}

type File interface {
	io.Closer
	io.Reader
	io.Seeker
}

func (d Dir) Open(name string) (File, error) { return nil, ErrMissingFile }

func FileServer(root FileSystem) Handler { return NotFoundHandler() }

func ServeFile(w ResponseWriter, r *Request, name string) { NotFound(w, r) }

// TimeoutHandler answers 503 with text when h takes longer than dt; what h writes later is lost.
func TimeoutHandler(h Handler, dt time.Duration, text string) Handler {
	return HandlerFunc(func(w ResponseWriter, r *Request) {
		ctx, cancel := context.WithTimeout(r.Context(), dt)
		defer cancel()
		t := &timeoutWriter{header: Header{}, code: StatusOK}
		done := make(chan struct{})
		go func() {
			defer close(done)
			h.ServeHTTP(t, r.WithContext(ctx))
		}()
		select {
		case <-done:
			t.mu.Lock()
			defer t.mu.Unlock()
			for key, list := range t.header {
				w.Header()[key] = list
			}
			w.WriteHeader(t.code)
			w.Write(t.body)
		case <-ctx.Done():
			t.mu.Lock()
			defer t.mu.Unlock()
			t.late = true
			if text == "" {
				text = "<html><head><title>Timeout</title></head><body><h1>Timeout</h1></body></html>"
			}
			w.WriteHeader(StatusServiceUnavailable)
			io.WriteString(w, text)
		}
	})
}

type timeoutWriter struct {
	mu     sync.Mutex
	header Header
	code   int
	body   []byte
	late   bool
}

func (t *timeoutWriter) Header() Header { return t.header }

func (t *timeoutWriter) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.late {
		return 0, ErrHandlerTimeout
	}
	t.body = append(t.body, b...)
	return len(b), nil
}

func (t *timeoutWriter) WriteHeader(code int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.code = code
}
