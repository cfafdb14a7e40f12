package url

import (
	"errors"
	"fmt"
	"net/netip"
	"path"
	"strings"
)

type Error struct {
	Op  string
	URL string
	Err error
}

func (e *Error) Unwrap() error { return e.Err }
func (e *Error) Error() string { return fmt.Sprintf("%s %q: %s", e.Op, e.URL, e.Err) }

func (e *Error) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

func (e *Error) Temporary() bool {
	t, ok := e.Err.(interface{ Temporary() bool })
	return ok && t.Temporary()
}

// URL is [scheme:][//[user@]host][/]path[?query][#fragment], or scheme:opaque…; RawPath and RawFragment are set when
// their usual escaping would differ from what was parsed.
type URL struct {
	Scheme      string
	Opaque      string
	User        *Userinfo
	Host        string
	Path        string
	Fragment    string
	RawQuery    string
	RawPath     string
	RawFragment string
	ForceQuery  bool
	OmitHost    bool
}

type Userinfo struct {
	username    string
	password    string
	passwordSet bool
}

func User(username string) *Userinfo                   { return &Userinfo{username: username} }
func UserPassword(username, password string) *Userinfo { return &Userinfo{username, password, true} }

func (u *Userinfo) Username() string {
	if u == nil {
		return ""
	}
	return u.username
}

func (u *Userinfo) Password() (string, bool) {
	if u == nil {
		return "", false
	}
	return u.password, u.passwordSet
}

func (u *Userinfo) String() string {
	if u.username == "" && u.password == "" {
		return ""
	}
	s := escape(u.username, inUser)
	if u.passwordSet {
		s += ":" + escape(u.password, inUser)
	}
	return s
}

func Parse(rawURL string) (*URL, error) {
	front, fragment, _ := strings.Cut(rawURL, "#")
	u, err := parse(front, false)
	if err != nil {
		return nil, &Error{"parse", front, err}
	}
	if fragment != "" {
		if err := u.setFragment(fragment); err != nil {
			return nil, &Error{"parse", rawURL, err}
		}
	}
	return u, nil
}

// ParseRequestURI takes an absolute URL or path, without fragment.
func ParseRequestURI(rawURL string) (*URL, error) {
	u, err := parse(rawURL, true)
	if err != nil {
		return nil, &Error{"parse", rawURL, err}
	}
	return u, nil
}

func parse(s string, request bool) (*URL, error) {
	if strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return nil, errors.New("net/url: invalid control character in URL")
	}
	if s == "" && request {
		return nil, errors.New("empty url")
	}
	if s == "*" {
		return &URL{Path: "*"}, nil
	}
	scheme, rest, err := cutScheme(s)
	if err != nil {
		return nil, err
	}
	u := &URL{Scheme: strings.ToLower(scheme)}
	if strings.HasSuffix(rest, "?") && strings.Count(rest, "?") == 1 {
		u.ForceQuery = true
		rest = rest[:len(rest)-1]
	} else {
		rest, u.RawQuery, _ = strings.Cut(rest, "?")
	}
	if !strings.HasPrefix(rest, "/") {
		if u.Scheme != "" {
			u.Opaque = rest
			return u, nil
		}
		if request {
			return nil, errors.New("invalid URI for request")
		}
		if first, _, _ := strings.Cut(rest, "/"); strings.Contains(first, ":") {
			return nil, errors.New("first path segment in URL cannot contain colon")
		}
	}
	bare := u.Scheme == "" && (request || strings.HasPrefix(rest, "///"))
	if authority, ok := strings.CutPrefix(rest, "//"); ok && !bare {
		rest = ""
		if i := strings.IndexByte(authority, '/'); i >= 0 {
			authority, rest = authority[:i], authority[i:]
		}
		if u.User, u.Host, err = parseAuthority(u.Scheme, authority); err != nil {
			return nil, err
		}
	} else if u.Scheme != "" && strings.HasPrefix(rest, "/") {
		u.OmitHost = true
	}
	if err := u.setPath(rest); err != nil {
		return nil, err
	}
	return u, nil
}

// cutScheme returns an empty scheme if s does not begin with one.
func cutScheme(s string) (scheme, rest string, err error) {
	for i := range len(s) {
		c := s[i]
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		switch {
		case c == ':' && i == 0:
			return "", "", errors.New("missing protocol scheme")
		case c == ':':
			return s[:i], s[i+1:], nil
		case !letter && (i == 0 || c != '+' && c != '-' && c != '.' && (c < '0' || c > '9')):
			return "", s, nil
		}
	}
	return "", s, nil
}

func parseAuthority(scheme, s string) (*Userinfo, string, error) {
	at := strings.LastIndexByte(s, '@')
	host, err := parseHost(scheme, s[at+1:])
	if err != nil || at < 0 {
		return nil, host, err
	}
	info := s[:at]
	for _, r := range info {
		if r >= 0x80 || !isPlain(byte(r), inUser) && !strings.ContainsRune(":!'()*%@", r) {
			return nil, "", errors.New("net/url: invalid userinfo")
		}
	}
	name, password, hasPassword := strings.Cut(info, ":")
	if name, err = unescape(name, inUser); err != nil {
		return nil, "", err
	}
	if password, err = unescape(password, inUser); err != nil {
		return nil, "", err
	}
	return &Userinfo{name, password, hasPassword}, host, nil
}

// parseHost takes host, host:port or [IPv6%25zone]:port.
func parseHost(scheme, host string) (string, error) {
	open := strings.LastIndexByte(host, '[')
	if open > 0 {
		return "", errors.New("invalid IP-literal")
	}
	if open == 0 {
		end := strings.LastIndexByte(host, ']')
		if end < 0 {
			return "", errors.New("missing ']' in host")
		}
		return parseLiteral(host[1:end], host[end+1:])
	}
	if i := strings.IndexByte(host, ':'); i >= 0 {
		if scheme != "http" && scheme != "https" {
			i = strings.LastIndexByte(host, ':')
		}
		if err := checkPort(host[i:]); err != nil {
			return "", err
		}
	}
	return unescape(host, inHost)
}

func parseLiteral(name, port string) (string, error) {
	if err := checkPort(port); err != nil {
		return "", err
	}
	zone := ""
	if i := strings.Index(name, "%25"); i >= 0 {
		z, err := unescape(name[i:], inZone)
		if err != nil {
			return "", err
		}
		name, zone = name[:i], z
	}
	name, err := unescape(name, inHost)
	if err != nil {
		return "", err
	}
	addr, err := netip.ParseAddr(name + zone)
	if err != nil {
		return "", fmt.Errorf("invalid host: %w", err)
	}
	if addr.Is4() {
		return "", errors.New("invalid IP-literal")
	}
	return "[" + name + zone + "]" + port, nil
}

func checkPort(port string) error {
	digits, ok := strings.CutPrefix(port, ":")
	if port != "" && !ok || strings.Trim(digits, "0123456789") != "" {
		return fmt.Errorf("invalid port %q after host", port)
	}
	return nil
}

// setBoth unescapes s; raw is empty if escaping gives s again.
func setBoth(s string, in part) (text, raw string, err error) {
	if text, err = unescape(s, in); err != nil {
		return "", "", err
	}
	if escape(text, in) != s {
		raw = s
	}
	return text, raw, nil
}

func (u *URL) setPath(s string) (err error) {
	path, raw, err := setBoth(s, inPath)
	if err == nil {
		u.Path, u.RawPath = path, raw
	}
	return err
}

func (u *URL) setFragment(s string) error {
	text, raw, err := setBoth(s, inFragment)
	if err == nil {
		u.Fragment, u.RawFragment = text, raw
	}
	return err
}

// escaped is raw if it is a valid escaping of text.
func escaped(text, raw string, in part) string {
	if raw != "" && validEscaping(raw, in) {
		if got, err := unescape(raw, in); err == nil && got == text {
			return raw
		}
	}
	if text == "*" && in == inPath {
		return "*"
	}
	return escape(text, in)
}

func validEscaping(s string, in part) bool {
	for i := range len(s) {
		if !isPlain(s[i], in) && strings.IndexByte("!$&'()*+,;=:@[]%", s[i]) < 0 {
			return false
		}
	}
	return true
}

func (u *URL) EscapedPath() string     { return escaped(u.Path, u.RawPath, inPath) }
func (u *URL) EscapedFragment() string { return escaped(u.Fragment, u.RawFragment, inFragment) }

func (u *URL) String() string {
	var b strings.Builder
	if u.Scheme != "" {
		b.WriteString(u.Scheme + ":")
	}
	if u.Opaque != "" {
		b.WriteString(u.Opaque)
	} else {
		u.writeHierarchy(&b)
	}
	if u.ForceQuery || u.RawQuery != "" {
		b.WriteString("?" + u.RawQuery)
	}
	if u.Fragment != "" {
		b.WriteString("#" + u.EscapedFragment())
	}
	return b.String()
}

func (u *URL) writeHierarchy(b *strings.Builder) {
	none := u.Host == "" && u.User == nil
	if (u.Scheme != "" || !none) && !(u.OmitHost && none) {
		if !none || u.Path != "" {
			b.WriteString("//")
		}
		if u.User != nil {
			b.WriteString(u.User.String() + "@")
		}
		b.WriteString(escape(u.Host, inHost))
	}
	path := u.EscapedPath()
	if u.OmitHost && none && strings.HasPrefix(path, "//") {
		// Else it would be read as a host.
		b.WriteString("%2F")
		path = path[1:]
	}
	if path != "" && path[0] != '/' && u.Host != "" {
		b.WriteByte('/')
	}
	if first, _, _ := strings.Cut(path, "/"); b.Len() == 0 && strings.Contains(first, ":") {
		b.WriteString("./")
	}
	b.WriteString(path)
}

func (u *URL) Redacted() string {
	if u == nil {
		return ""
	}
	c := *u
	if _, has := c.User.Password(); has {
		c.User = UserPassword(c.User.Username(), "xxxxx")
	}
	return c.String()
}

func (u *URL) IsAbs() bool { return u.Scheme != "" }

func (u *URL) Query() Values {
	v, _ := ParseQuery(u.RawQuery)
	return v
}

func (u *URL) RequestURI() string {
	s := u.Opaque
	if s == "" {
		if s = u.EscapedPath(); s == "" {
			s = "/"
		}
	} else if strings.HasPrefix(s, "//") {
		s = u.Scheme + ":" + s
	}
	if u.ForceQuery || u.RawQuery != "" {
		s += "?" + u.RawQuery
	}
	return s
}

// splitHost takes the brackets off an IPv6 address.
func (u *URL) splitHost() (name, port string) {
	name = u.Host
	if i := strings.LastIndexByte(name, ':'); i >= 0 && checkPort(name[i:]) == nil {
		name, port = name[:i], name[i+1:]
	}
	if strings.HasPrefix(name, "[") && strings.HasSuffix(name, "]") {
		name = name[1 : len(name)-1]
	}
	return name, port
}

func (u *URL) Hostname() string {
	name, _ := u.splitHost()
	return name
}

func (u *URL) Port() string {
	_, port := u.splitHost()
	return port
}

func (u *URL) Clone() *URL {
	if u == nil {
		return nil
	}
	c := *u
	if u.User != nil {
		user := *u.User
		c.User = &user
	}
	return &c
}

func (u *URL) Parse(ref string) (*URL, error) {
	r, err := Parse(ref)
	if err != nil {
		return nil, err
	}
	return u.ResolveReference(r), nil
}

func (u *URL) ResolveReference(ref *URL) *URL {
	r := *ref
	if r.Scheme == "" {
		r.Scheme = u.Scheme
	}
	if ref.Scheme != "" || ref.Host != "" || ref.User != nil {
		r.setPath(resolvePath(ref.EscapedPath(), ""))
		return &r
	}
	if ref.Opaque != "" {
		r.User, r.Host, r.Path = nil, "", ""
		return &r
	}
	if ref.Path == "" && !ref.ForceQuery && ref.RawQuery == "" {
		r.RawQuery = u.RawQuery
		if ref.Fragment == "" {
			r.Fragment, r.RawFragment = u.Fragment, u.RawFragment
		}
	}
	if ref.Path == "" && u.Opaque != "" {
		r.Opaque = u.Opaque
		r.User, r.Host, r.Path = nil, "", ""
		return &r
	}
	r.User, r.Host = u.User, u.Host
	r.setPath(resolvePath(u.EscapedPath(), ref.EscapedPath()))
	return &r
}

// resolvePath removes dot segments from ref seen from base (RFC 3986, 5.2.4).
func resolvePath(base, ref string) string {
	full := ref
	if ref == "" {
		full = base
	} else if ref[0] != '/' {
		full = base[:strings.LastIndexByte(base, '/')+1] + ref
	}
	if full == "" {
		return ""
	}
	var kept []string
	parts := strings.Split(full, "/")
	if parts[0] == "" {
		parts = parts[1:]
	}
	for i, part := range parts {
		last := i == len(parts)-1
		switch {
		case part != "." && part != "..":
			kept = append(kept, part)
			continue
		case part == ".." && len(kept) > 0:
			kept = kept[:len(kept)-1]
		}
		if last {
			kept = append(kept, "")
		}
	}
	joined := "/" + strings.Join(kept, "/")
	if strings.HasPrefix(joined, "//") {
		return joined[1:]
	}
	return joined
}

func (u *URL) JoinPath(elem ...string) *URL {
	joined, _ := u.joinPath(elem)
	return joined
}

func (u *URL) joinPath(elem []string) (*URL, error) {
	elem = append([]string{u.EscapedPath()}, elem...)
	relative := !strings.HasPrefix(elem[0], "/")
	if relative {
		// Dots cannot leave the root.
		elem[0] = "/" + elem[0]
	}
	p := path.Join(elem...)
	if relative {
		p = p[1:]
	}
	if strings.HasSuffix(elem[len(elem)-1], "/") && !strings.HasSuffix(p, "/") {
		p += "/"
	}
	joined := *u
	err := joined.setPath(p)
	return &joined, err
}

func JoinPath(base string, elem ...string) (result string, err error) {
	u, err := Parse(base)
	if err != nil {
		return "", err
	}
	joined, err := u.joinPath(elem)
	if err != nil {
		return "", err
	}
	return joined.String(), nil
}

func (u *URL) MarshalBinary() (text []byte, err error) { return u.AppendBinary(nil) }

func (u *URL) AppendBinary(b []byte) ([]byte, error) { return append(b, u.String()...), nil }

func (u *URL) UnmarshalBinary(text []byte) error {
	parsed, err := Parse(string(text))
	if err == nil {
		*u = *parsed
	}
	return err
}
