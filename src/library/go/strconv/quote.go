package strconv

import (
	"unicode"
	"unicode/utf8"
)

const hexDigits = "0123456789abcdef"

// alphabet says which runes a quoted text shows as they are.
type alphabet int

const (
	printable alphabet = iota
	onlyASCII
	graphic
)

// IsPrint reports whether r shows as itself in a quoted text.
func IsPrint(r rune) bool { return unicode.IsPrint(r) }

// IsGraphic reports whether r shows as itself in a text quoted by QuoteToGraphic.
func IsGraphic(r rune) bool { return unicode.IsGraphic(r) }

// Quote returns s as a Go string literal; what is not printable is escaped.
func Quote(s string) string { return string(appendQuoted(nil, s, '"', printable)) }

// QuoteToASCII is Quote that escapes all that is not ASCII.
func QuoteToASCII(s string) string { return string(appendQuoted(nil, s, '"', onlyASCII)) }

// QuoteToGraphic is Quote that keeps graphic characters, such as wide spaces.
func QuoteToGraphic(s string) string { return string(appendQuoted(nil, s, '"', graphic)) }

// AppendQuote appends Quote(s) to dst.
func AppendQuote(dst []byte, s string) []byte { return appendQuoted(dst, s, '"', printable) }

// AppendQuoteToASCII appends QuoteToASCII(s) to dst.
func AppendQuoteToASCII(dst []byte, s string) []byte { return appendQuoted(dst, s, '"', onlyASCII) }

// AppendQuoteToGraphic appends QuoteToGraphic(s) to dst.
func AppendQuoteToGraphic(dst []byte, s string) []byte { return appendQuoted(dst, s, '"', graphic) }

// QuoteRune returns r as a Go character literal.
func QuoteRune(r rune) string { return string(appendQuotedRune(nil, r, printable)) }

// QuoteRuneToASCII is QuoteRune that escapes all that is not ASCII.
func QuoteRuneToASCII(r rune) string { return string(appendQuotedRune(nil, r, onlyASCII)) }

// QuoteRuneToGraphic is QuoteRune that keeps graphic characters.
func QuoteRuneToGraphic(r rune) string { return string(appendQuotedRune(nil, r, graphic)) }

// AppendQuoteRune appends QuoteRune(r) to dst.
func AppendQuoteRune(dst []byte, r rune) []byte { return appendQuotedRune(dst, r, printable) }

// AppendQuoteRuneToASCII appends QuoteRuneToASCII(r) to dst.
func AppendQuoteRuneToASCII(dst []byte, r rune) []byte { return appendQuotedRune(dst, r, onlyASCII) }

// AppendQuoteRuneToGraphic appends QuoteRuneToGraphic(r) to dst.
func AppendQuoteRuneToGraphic(dst []byte, r rune) []byte { return appendQuotedRune(dst, r, graphic) }

func appendQuotedRune(dst []byte, r rune, shown alphabet) []byte {
	if !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	dst = append(dst, '\'')
	dst = appendEscaped(dst, r, '\'', shown)
	return append(dst, '\'')
}

func appendQuoted(dst []byte, s string, quote byte, shown alphabet) []byte {
	dst = append(dst, quote)
	plain := 0
	for i := 0; i < len(s); {
		c := s[i]
		if ' ' <= c && c < 0x7F && c != quote && c != '\\' {
			i++
			continue
		}
		dst = append(dst, s[plain:i]...)
		if c < utf8.RuneSelf {
			dst = appendEscaped(dst, rune(c), quote, shown)
			i++
		} else if r, width := utf8.DecodeRuneInString(s[i:]); width == 1 {
			dst = append(dst, '\\', 'x', hexDigits[c>>4], hexDigits[c&0xF])
			i++
		} else {
			dst = appendEscaped(dst, r, quote, shown)
			i += width
		}
		plain = i
	}
	dst = append(dst, s[plain:]...)
	return append(dst, quote)
}

func appendEscaped(dst []byte, r rune, quote byte, shown alphabet) []byte {
	if r == rune(quote) || r == '\\' {
		return append(dst, '\\', byte(r))
	}
	switch shown {
	case printable:
		if unicode.IsPrint(r) {
			return utf8.AppendRune(dst, r)
		}
	case onlyASCII:
		if ' ' <= r && r < 0x7F {
			return append(dst, byte(r))
		}
	case graphic:
		if unicode.IsGraphic(r) {
			return utf8.AppendRune(dst, r)
		}
	}
	switch r {
	case '\a':
		return append(dst, `\a`...)
	case '\b':
		return append(dst, `\b`...)
	case '\f':
		return append(dst, `\f`...)
	case '\n':
		return append(dst, `\n`...)
	case '\r':
		return append(dst, `\r`...)
	case '\t':
		return append(dst, `\t`...)
	case '\v':
		return append(dst, `\v`...)
	}
	width := 8
	switch {
	case r < ' ' || r == 0x7F:
		dst = append(dst, `\x`...)
		width = 2
	case r < 0x10000:
		dst = append(dst, `\u`...)
		width = 4
	default:
		dst = append(dst, `\U`...)
	}
	for shift := 4 * (width - 1); shift >= 0; shift -= 4 {
		dst = append(dst, hexDigits[r>>uint(shift)&0xF])
	}
	return dst
}

// CanBackquote reports whether s can stand between back quotes, on one line and with no control but the tab.
func CanBackquote(s string) bool {
	for i, r := range s {
		if r == '`' || r == '\uFEFF' || r < ' ' && r != '\t' || r == 0x7F {
			return false
		}
		if r == utf8.RuneError && s[i] != 0xEF {
			return false
		}
	}
	return true
}
