package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"time"
)

func main() {
	for _, s := range []string{"a:80", "[::1]:80", "::1:80", "a", "[::1]", "[::1", "a]:80", "[a]b:80", ":0", "a:", "[a:80", "a[:80"} {
		h, p, err := net.SplitHostPort(s)
		fmt.Println(h, p, err)
	}
	fmt.Println(net.JoinHostPort("::1", "80"), net.ParseIP("10.0.0.1"), net.ParseIP("x"), net.ParseIP("::ffff:1.2.3.4").To4())
	ip, n, err := net.ParseCIDR("192.168.5.9/16")
	fmt.Println(ip, n, err, n.Contains(net.ParseIP("192.168.1.1")), n.Contains(net.ParseIP("10.1.1.1")))
	_, _, err = net.ParseCIDR("1.2.3.4")
	fmt.Println(err, net.CIDRMask(20, 32), net.IPv4(1, 2, 3, 4).DefaultMask())
	fmt.Println(net.IPv4(127, 0, 0, 1).IsLoopback(), net.IP{}.String(), net.IPv4bcast)
	a, b := net.Pipe()
	go func() {
		fmt.Fprintf(a, "hello %d", 1)
		a.Close()
	}()
	all, err := io.ReadAll(b)
	fmt.Println(string(all), err, a.LocalAddr(), b.RemoteAddr().Network())
	_, err = b.Write([]byte("x"))
	fmt.Println(err)
	c, _ := net.Pipe()
	c.SetReadDeadline(time.Now().Add(5 * time.Millisecond))
	_, err = c.Read(make([]byte, 1))
	var ne net.Error
	fmt.Println(err, errors.Is(err, os.ErrDeadlineExceeded), errors.As(err, &ne) && ne.Timeout())
	mux := http.NewServeMux()
	mux.HandleFunc("GET /hello/{name}", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("x-test", "1")
		fmt.Fprintf(w, "hi %s %s", r.PathValue("name"), r.URL.Query().Get("q"))
	})
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { http.Error(w, "root "+r.URL.Path, 418) })
	mux.Handle("POST /form", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, r.FormValue("a"), r.Method)
	}))
	for _, t := range []string{"/hello/bob?q=5", "/x/y", "/form"} {
		rec := httptest.NewRecorder()
		mux.ServeHTTP(rec, httptest.NewRequest("GET", t, nil))
		res := rec.Result()
		body, _ := io.ReadAll(res.Body)
		fmt.Printf("%d %s %q %s\n", res.StatusCode, res.Status, body, rec.Header().Get("X-Test"))
	}
	rec := httptest.NewRecorder()
	req := httptest.NewRequest("POST", "/form", strings.NewReader("a=7"))
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	mux.ServeHTTP(rec, req)
	fmt.Println(rec.Code, rec.Body.String())
	mw := func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			ctx := context.WithValue(r.Context(), "id", 9)
			h.ServeHTTP(w, r.WithContext(ctx))
		})
	}
	rec = httptest.NewRecorder()
	mw(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusCreated)
		fmt.Fprint(w, r.Context().Value("id"))
	})).ServeHTTP(rec, httptest.NewRequest("GET", "/", nil))
	fmt.Println(rec.Code, rec.Body, http.StatusText(404), http.CanonicalHeaderKey("content-type"))
	cl := &http.Client{Transport: rt(func(r *http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: 200, Body: io.NopCloser(strings.NewReader(r.URL.Path))}, nil
	})}
	resp, err := cl.Get("http://x/abc")
	body, _ := io.ReadAll(resp.Body)
	fmt.Println(string(body), err)
	_, err = http.Get("bogus://x")
	fmt.Println(err)
	_, err = http.NewRequest("BAD METHOD", "/", nil)
	fmt.Println(err)
}

type rt func(*http.Request) (*http.Response, error)

func (f rt) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }
