// Package path: slash-separated paths.
package path

import "errors"

var ErrBadPattern = errors.New("syntax error in pattern")

func Clean(path string) string {
	if path == "" {
		return "."
	}
	rooted := path[0] == '/'
	var parts []string
	for i := 0; i < len(path); {
		j := i
		for j < len(path) && path[j] != '/' {
			j++
		}
		switch part := path[i:j]; {
		case part == "" || part == ".":
		case part != "..":
			parts = append(parts, part)
		case len(parts) > 0 && parts[len(parts)-1] != "..":
			parts = parts[:len(parts)-1]
		case !rooted:
			parts = append(parts, part)
		}
		i = j + 1
	}
	out := ""
	if rooted {
		out = "/"
	}
	for i, part := range parts {
		if i > 0 {
			out += "/"
		}
		out += part
	}
	if out == "" {
		return "."
	}
	return out
}

func lastSlash(s string) int {
	i := len(s) - 1
	for i >= 0 && s[i] != '/' {
		i--
	}
	return i
}

func Split(path string) (dir, file string) {
	i := lastSlash(path)
	return path[:i+1], path[i+1:]
}

func Join(elem ...string) string {
	out := ""
	for _, e := range elem {
		if out != "" {
			out += "/" + e
		} else {
			out = e
		}
	}
	if out == "" {
		return ""
	}
	return Clean(out)
}

func Ext(path string) string {
	for i := len(path) - 1; i >= 0 && path[i] != '/'; i-- {
		if path[i] == '.' {
			return path[i:]
		}
	}
	return ""
}

func Base(path string) string {
	if path == "" {
		return "."
	}
	for len(path) > 0 && path[len(path)-1] == '/' {
		path = path[:len(path)-1]
	}
	if path = path[lastSlash(path)+1:]; path == "" {
		return "/"
	}
	return path
}

func IsAbs(path string) bool { return len(path) > 0 && path[0] == '/' }

func Dir(path string) string {
	dir, _ := Split(path)
	return Clean(dir)
}

// Match tries pattern (`*`, `?`, `[a-z]`, `[^a]`, `\c`) on the whole of name.
func Match(pattern, name string) (matched bool, err error) {
	p, n := []rune(pattern), []rune(name)
	ok, bad := match(p, n)
	if bad || !ok && !wellFormed(p) {
		return false, ErrBadPattern
	}
	return ok, nil
}

func match(p, n []rune) (ok, bad bool) {
	for len(p) > 0 {
		if p[0] == '*' {
			for i := 0; i <= len(n); i++ {
				if ok, bad := match(p[1:], n[i:]); ok || bad {
					return ok, bad
				}
				if i < len(n) && n[i] == '/' {
					break
				}
			}
			return false, false
		}
		if len(n) == 0 {
			return false, false
		}
		ok, rest, bad := matchOne(p, n[0])
		if bad || !ok {
			return false, bad
		}
		p, n = rest, n[1:]
	}
	return len(n) == 0, false
}

func matchOne(p []rune, c rune) (ok bool, rest []rune, bad bool) {
	switch p[0] {
	case '?':
		return c != '/', p[1:], false
	case '[':
		p = p[1:]
		negated := len(p) > 0 && p[0] == '^'
		if negated {
			p = p[1:]
		}
		for first := true; first || len(p) > 0 && p[0] != ']'; first = false {
			lo, r, bad := class(p)
			if bad {
				return false, nil, true
			}
			hi := lo
			if r[0] == '-' {
				if hi, r, bad = class(r[1:]); bad {
					return false, nil, true
				}
			}
			ok = ok || lo <= c && c <= hi
			p = r
		}
		return ok != negated, p[1:], false
	case '\\':
		if len(p) < 2 {
			return false, nil, true
		}
		p = p[1:]
	}
	return p[0] == c, p[1:], false
}

// class reads one character of a bracket; something must follow it.
func class(p []rune) (c rune, rest []rune, bad bool) {
	if len(p) == 0 || p[0] == '-' || p[0] == ']' {
		return 0, nil, true
	}
	if p[0] == '\\' {
		if p = p[1:]; len(p) == 0 {
			return 0, nil, true
		}
	}
	return p[0], p[1:], len(p) < 2
}

func wellFormed(p []rune) bool {
	for len(p) > 0 {
		if p[0] == '*' {
			p = p[1:]
			continue
		}
		_, rest, bad := matchOne(p, 'x')
		if bad {
			return false
		}
		p = rest
	}
	return true
}
