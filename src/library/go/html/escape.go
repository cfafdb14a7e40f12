// Package html escapes and unescapes text of HTML.
package html

import (
	"strconv"
	"strings"
	"sync"
)

var escaper = strings.NewReplacer("&", "&amp;", "'", "&#39;", "<", "&lt;", ">", "&gt;", `"`, "&#34;")

func EscapeString(s string) string { return escaper.Replace(s) }

var once sync.Once

// windows has the characters that numbers 128 to 159 stand for.
const windows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"

func UnescapeString(s string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '&')
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		text, n := entity(s[i:])
		b.WriteString(text)
		s = s[i+n:]
	}
}

// entity reads what s begins with, an ampersand; what is no entity stands for itself.
func entity(s string) (text string, n int) {
	if strings.HasPrefix(s, "&#") {
		return number(s)
	}
	for n = 1; n < len(s) && ('a' <= s[n]|0x20 && s[n]|0x20 <= 'z' || '0' <= s[n] && s[n] <= '9'); n++ {
	}
	name := s[1:n]
	once.Do(load)
	if n < len(s) && s[n] == ';' {
		if text, ok := named[name]; ok {
			return text, n + 1
		}
	}
	for k := len(name); k > 1; k-- {
		if loose[name[:k]] {
			return named[name[:k]], k + 1
		}
	}
	return s[:n], n
}

func number(s string) (text string, n int) {
	n, base := 2, 10
	if n < len(s) && s[n]|0x20 == 'x' {
		n, base = 3, 16
	}
	start := n
	for n < len(s) && strings.IndexByte("0123456789abcdef"[:base], s[n]|0x20) >= 0 && s[n] >= '0' {
		n++
	}
	if n == start {
		return s[:n], n
	}
	code, err := strconv.ParseInt(s[start:n], base, 32)
	if n < len(s) && s[n] == ';' {
		n++
	}
	switch {
	case err != nil || code == 0 || 0xD800 <= code && code <= 0xDFFF || code > 0x10FFFF:
		return "\uFFFD", n
	case 0x80 <= code && code <= 0x9F:
		return string([]rune(windows)[code-0x80]), n
	}
	return string(rune(code)), n
}
