// Package url: parsing, escaping and building of URLs.
package url

import (
	"strconv"
	"strings"
)

// part is a part of a URL, as far as it matters for escaping.
type part int

const (
	inPath part = iota
	inSegment
	inHost
	inZone
	inUser
	inQuery
	inFragment
)

// plain holds the characters that stand for themselves in each part, besides letters, digits and `-._~`.
var plain = [...]string{
	inPath:     "$&+,/:;=@",
	inSegment:  "$&+:=@",
	inHost:     "!\"$&'()*+,:;<=>[]",
	inZone:     "!\"$&'()*+,:;<=>[]",
	inUser:     "$&+,;=",
	inQuery:    "",
	inFragment: "!$&()*+,/:;=?@",
}

type EscapeError string

func (e EscapeError) Error() string { return "invalid URL escape " + strconv.Quote(string(e)) }

type InvalidHostError string

func (e InvalidHostError) Error() string {
	return "invalid character " + strconv.Quote(string(e)) + " in host name"
}

func isHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f' }

func hexValue(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return (c | 0x20) - 'a' + 10
}

func isPlain(c byte, in part) bool {
	switch {
	case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9':
		return true
	case c == '-' || c == '.' || c == '_' || c == '~':
		return true
	}
	return strings.IndexByte(plain[in], c) >= 0
}

func escape(s string, in part) string {
	const digits = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(s) {
		switch c := s[i]; {
		case isPlain(c, in):
			b.WriteByte(c)
		case c == ' ' && in == inQuery:
			b.WriteByte('+')
		default:
			b.WriteByte('%')
			b.WriteByte(digits[c>>4])
			b.WriteByte(digits[c&15])
		}
	}
	return b.String()
}

func unescape(s string, in part) (string, error) {
	var b strings.Builder
	host := in == inHost || in == inZone
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '%':
			if i+2 >= len(s) || !isHex(s[i+1]) || !isHex(s[i+2]) {
				return "", EscapeError(s[i:min(i+3, len(s))])
			}
			code := s[i : i+3]
			v := hexValue(s[i+1])<<4 | hexValue(s[i+2])
			// In a host only bytes of UTF-8 are escaped, and the percent sign before a zone.
			if in == inHost && v < 0x80 && code != "%25" || in == inZone && code != "%25" && v != ' ' && !isPlain(v, inHost) {
				return "", EscapeError(code)
			}
			b.WriteByte(v)
			i += 2
		case c == '+' && in == inQuery:
			b.WriteByte(' ')
		case host && c < 0x80 && !isPlain(c, in):
			return "", InvalidHostError(s[i : i+1])
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), nil
}

func QueryEscape(s string) string            { return escape(s, inQuery) }
func PathEscape(s string) string             { return escape(s, inSegment) }
func QueryUnescape(s string) (string, error) { return unescape(s, inQuery) }
func PathUnescape(s string) (string, error)  { return unescape(s, inSegment) }
