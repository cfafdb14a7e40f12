// Package httptest: handlers are tried with recorded answers; a server would need a network.
package httptest

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
)

const DefaultRemoteAddr = "1.2.3.4"

type ResponseRecorder struct {
	Code      int
	HeaderMap http.Header
	Body      *bytes.Buffer
	Flushed   bool
	sent      http.Header
}

func NewRecorder() *ResponseRecorder {
	return &ResponseRecorder{Code: http.StatusOK, HeaderMap: http.Header{}, Body: new(bytes.Buffer)}
}

func (r *ResponseRecorder) Header() http.Header {
	if r.HeaderMap == nil {
		r.HeaderMap = http.Header{}
	}
	return r.HeaderMap
}

func (r *ResponseRecorder) Write(b []byte) (int, error) {
	if r.sent == nil {
		r.WriteHeader(http.StatusOK)
	}
	if r.Body != nil {
		r.Body.Write(b)
	}
	return len(b), nil
}

func (r *ResponseRecorder) WriteString(s string) (int, error) { return r.Write([]byte(s)) }

func (r *ResponseRecorder) WriteHeader(code int) {
	if r.sent == nil {
		r.Code = code
		r.sent = r.Header().Clone()
	}
}

func (r *ResponseRecorder) Flush() {
	if r.sent == nil {
		r.WriteHeader(http.StatusOK)
	}
	r.Flushed = true
}

func (r *ResponseRecorder) Result() *http.Response {
	header := r.sent
	if header == nil {
		header = r.HeaderMap.Clone()
	}
	body := ""
	if r.Body != nil {
		body = r.Body.String()
	}
	return &http.Response{
		Status:        fmt.Sprintf("%03d %s", r.Code, http.StatusText(r.Code)),
		StatusCode:    r.Code,
		Proto:         "HTTP/1.1",
		ProtoMajor:    1,
		ProtoMinor:    1,
		Header:        header,
		Body:          io.NopCloser(strings.NewReader(body)),
		ContentLength: -1,
	}
}

func NewRequest(method, target string, body io.Reader) *http.Request {
	return NewRequestWithContext(context.Background(), method, target, body)
}

func NewRequestWithContext(ctx context.Context, method, target string, body io.Reader) *http.Request {
	r, err := http.NewRequestWithContext(ctx, method, target, body)
	if err != nil {
		panic("invalid NewRequest arguments; " + err.Error())
	}
	if r.Host == "" {
		r.Host = "example.com"
	}
	r.RequestURI, r.RemoteAddr = target, "192.0.2.1:1234"
	if r.Body == nil {
		r.Body = http.NoBody
	}
	return r
}

type Server struct {
	URL    string
	Config *http.Server
}

func NewServer(handler http.Handler) *Server { return NewUnstartedServer(handler) }

func NewUnstartedServer(handler http.Handler) *Server {
	panic("httptest: failed to listen on a port: the lab has no network")
}

func (s *Server) Start()               {}
func (s *Server) Close()               {}
func (s *Server) Client() *http.Client { return http.DefaultClient }
