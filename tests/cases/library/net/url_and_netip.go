package main

import (
	"fmt"
	"net/netip"
	"net/url"
)

func main() {
	for _, s := range []string{"postgres://user:pass@host.com:5432/path?k=v#f", "http://a.b/c d?x=1&y=%20z", "mailto:joe@x.com", "/rel/path?q", "http://[::1]:80/", "http://[fe80::1%25en0]/x", "://bad", "http://a b/", "http://x:port/", "a:b:c", "1a:b", "http://host/%zz", "http://user@:pw@h/", "https://example.com/a%2Fb/c?d=e;f", "file:///etc/x", "//host/p", "http://h?", "http://h/#frag%20x", "http://[::1", "\x01", "", "http://x:1:2/", "foo://x:1:2/", "http://ex.com/päth/ü?q=ü", "HTTP://EX.com/A", "http://a/b?c#d#e", "tel:+1-816-555-1212", "http://a@b@c/", "http://h/..%2f/x"} {
		u, err := url.Parse(s)
		if err != nil {
			fmt.Printf("%q ERR %v\n", s, err)
			continue
		}
		p, _ := u.User.Password()
		fmt.Printf("%q -> %q|%q|%q|%q|%q|%q|%q|%q|%q|%q|%q|%v %v %q %q\n", s, u.String(), u.Scheme, u.Opaque, u.User.Username(), p, u.Host, u.Hostname(), u.Port(), u.Path, u.RawPath, u.RawQuery, u.Query(), u.IsAbs(), u.RequestURI(), u.Fragment)
		fmt.Println(u.Redacted())
	}
	base, _ := url.Parse("http://a/b/c/d;p?q")
	for _, r := range []string{"g:h", "g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", ";x", "", ".", "./", "..", "../", "../g", "../..", "../../g", "../../../g", "/./g", "/../g", "g.", "..g", "./../g", "./g/.", "g/./h", "g/../h", "http:g"} {
		u, err := base.Parse(r)
		fmt.Println(r, u, err)
	}
	v := url.Values{}
	v.Set("name", "Ava Smith")
	v.Add("friend", "Jess")
	v.Add("friend", "Sar&ah=")
	fmt.Println(v.Get("name"), v["friend"], v.Encode(), v.Has("x"))
	q, err := url.ParseQuery("a=1&b=2&a=3;c&%zz=1&=x&d")
	fmt.Println(q, err)
	fmt.Println(url.QueryEscape("a b/c?d=é&~"), url.PathEscape("a b/c?d=é&~:"))
	fmt.Println(url.QueryUnescape("a+b%2"))
	fmt.Println(url.JoinPath("http://h/a/", "../b", "c/"))
	fmt.Println(url.JoinPath("rel", "../../x"))
	u := &url.URL{Scheme: "https", Host: "ex.com", Path: "/a b/ü", RawQuery: v.Encode(), User: url.UserPassword("me", "p:w")}
	fmt.Println(u, u.JoinPath("x", "y"))
	for _, s := range []string{"1.2.3.4", "::1", "2001:db8::ff00:42:8329", "::ffff:1.2.3.4", "fe80::1%eth0", "1.2.3", "1.2.3.256", "01.2.3.4", "1.2.3.4.5", "a", "::g", "1::2::3", "1:2:3:4:5:6:7:8:9", "12345::", "%x", "1:2", "0:0:0:0:0:0:0:0", "1:0:0:2:0:0:0:3", "1..2.3"} {
		a, err := netip.ParseAddr(s)
		fmt.Println(s, a, err, a.Is4(), a.IsLoopback(), a.IsPrivate(), a.Next(), a.Prev(), a.Unmap(), a.IsGlobalUnicast())
	}
	p := netip.MustParsePrefix("10.1.2.3/8")
	fmt.Println(p, p.Masked(), p.Contains(netip.MustParseAddr("10.9.9.9")), p.Bits(), p.Overlaps(netip.MustParsePrefix("10.0.0.0/16")))
	for _, s := range []string{"1.2.3.4/33", "1.2.3.4", "::/0", "1.2.3.4/08", "x/1"} {
		p, err := netip.ParsePrefix(s)
		fmt.Println(p, err)
	}
	for _, s := range []string{"1.2.3.4:80", "[::1]:443", "::1:80", "1.2.3.4", "[1.2.3.4]:80", ":80", "1.2.3.4:99999"} {
		p, err := netip.ParseAddrPort(s)
		fmt.Println(p, err)
	}
}
