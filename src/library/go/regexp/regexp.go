// Package regexp searches texts by regular expressions, in time proportional to the text.
package regexp

import (
	"io"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Regexp is a compiled expression. Goroutines may share it, if none calls Longest.
type Regexp struct {
	expr    string
	prog    *program
	names   []string
	longest bool
}

// Compile reads an expression; of the leftmost matches it finds the one that Perl would.
func Compile(expr string) (*Regexp, error) { return compile(expr, syntax.Perl, false) }

// CompilePOSIX reads an egrep expression; of the leftmost matches it finds the longest.
func CompilePOSIX(expr string) (*Regexp, error) { return compile(expr, syntax.POSIX, true) }

func compile(expr string, flags syntax.Flags, longest bool) (*Regexp, error) {
	tree, names, err := syntax.Parse(expr, flags)
	if err != nil {
		return nil, err
	}
	return &Regexp{expr, build(tree, len(names)), names, longest}, nil
}

func quote(s string) string {
	if strconv.CanBackquote(s) {
		return "`" + s + "`"
	}
	return strconv.Quote(s)
}

// MustCompile is Compile that panics.
func MustCompile(str string) *Regexp {
	re, err := Compile(str)
	if err != nil {
		panic("regexp: Compile(" + quote(str) + "): " + err.Error())
	}
	return re
}

// MustCompilePOSIX is CompilePOSIX that panics.
func MustCompilePOSIX(str string) *Regexp {
	re, err := CompilePOSIX(str)
	if err != nil {
		panic("regexp: CompilePOSIX(" + quote(str) + "): " + err.Error())
	}
	return re
}

// String returns the expression.
func (re *Regexp) String() string { return re.expr }

// Copy returns a copy.
//
// Deprecated: goroutines may share a Regexp.
func (re *Regexp) Copy() *Regexp {
	other := *re
	return &other
}

// Longest makes re find the longest of the leftmost matches.
func (re *Regexp) Longest() { re.longest = true }

// NumSubexp returns the number of groups.
func (re *Regexp) NumSubexp() int { return len(re.names) - 1 }

// SubexpNames returns the groups' names; the first is the whole match, which has none.
func (re *Regexp) SubexpNames() []string { return re.names }

// SubexpIndex returns the number of the first group of a name, -1 if there is none.
func (re *Regexp) SubexpIndex(name string) int {
	if name == "" {
		return -1
	}
	return slices.Index(re.names, name)
}

// LiteralPrefix returns what every match begins with, and whether that is all of it.
func (re *Regexp) LiteralPrefix() (prefix string, complete bool) {
	if re.prog.anchored {
		return "", false
	}
	return re.prog.prefix, re.prog.complete
}

// AppendText appends the expression to b.
func (re *Regexp) AppendText(b []byte) ([]byte, error) { return append(b, re.expr...), nil }

// MarshalText returns the expression.
func (re *Regexp) MarshalText() ([]byte, error) { return re.AppendText(nil) }

// UnmarshalText compiles the expression that text is.
func (re *Regexp) UnmarshalText(text []byte) error {
	compiled, err := Compile(string(text))
	if err == nil {
		*re = *compiled
	}
	return err
}

// QuoteMeta returns an expression that matches s.
func QuoteMeta(s string) string {
	var buf []byte
	for i := 0; i < len(s); i++ {
		if strings.IndexByte(`\.+*?()|[]{}^$`, s[i]) >= 0 {
			buf = append(buf, '\\')
		}
		buf = append(buf, s[i])
	}
	return string(buf)
}

// MatchString reports whether s has a match of the expression.
func MatchString(pattern string, s string) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.MatchString(s), nil
}

// Match reports whether b has a match of the expression.
func Match(pattern string, b []byte) (matched bool, err error) {
	return MatchString(pattern, string(b))
}

// MatchReader reports whether what r reads has a match of the expression.
func MatchReader(pattern string, r io.RuneReader) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.MatchReader(r), nil
}

// MatchString reports whether s has a match.
func (re *Regexp) MatchString(s string) bool { return re.prog.run(s, 0, 0, re.longest) != nil }

// Match reports whether b has a match.
func (re *Regexp) Match(b []byte) bool { return re.MatchString(string(b)) }

// MatchReader reports whether what r reads has a match.
func (re *Regexp) MatchReader(r io.RuneReader) bool { return re.MatchString(readAll(r)) }

func readAll(r io.RuneReader) string {
	var buf []byte
	for {
		c, size, err := r.ReadRune()
		if err != nil {
			return string(buf)
		}
		if c == utf8.RuneError && size == 1 {
			buf = append(buf, 0xFF) // any byte that is not UTF-8
			continue
		}
		buf = utf8.AppendRune(buf, c)
	}
}

// first returns the places of the first match.
func (re *Regexp) first(s string, all bool) []int {
	slots := 2
	if all {
		slots = 2 * len(re.names)
	}
	return re.prog.run(s, 0, slots, re.longest)
}

// each gives the places of up to n matches; an empty match directly behind another does not count.
func (re *Regexp) each(s string, n int, all bool, deliver func([]int)) {
	slots := 2
	if all {
		slots = 2 * len(re.names)
	}
	if n < 0 {
		n = len(s) + 1
	}
	for at, before := 0, -1; n > 0 && at <= len(s); {
		match := re.prog.run(s, at, slots, re.longest)
		if match == nil {
			return
		}
		accept := true
		if match[1] == at {
			accept = match[0] != before
			_, size := utf8.DecodeRuneInString(s[at:])
			if size == 0 {
				size = 1
			}
			at += size
		} else {
			at = match[1]
		}
		before = match[1]
		if accept {
			deliver(match)
			n--
		}
	}
}

// Split cuts s at the matches into at most n pieces, all of them if n is negative.
func (re *Regexp) Split(s string, n int) []string {
	if n == 0 {
		return nil
	}
	if re.expr != "" && s == "" {
		return []string{""}
	}
	pieces := []string{}
	start, end := 0, 0
	for _, match := range re.FindAllStringIndex(s, n) {
		if n > 0 && len(pieces) == n-1 {
			break
		}
		end = match[0]
		if match[1] != 0 {
			pieces = append(pieces, s[start:end])
		}
		start = match[1]
	}
	if end != len(s) {
		pieces = append(pieces, s[start:])
	}
	return pieces
}
