// Package json writes Go values as JSON (RFC 8259) and reads them from it.
package json

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"
)

// SyntaxError says that a text is not JSON.
type SyntaxError struct {
	msg    string
	Offset int64 // how many bytes were read before the error
}

func (e *SyntaxError) Error() string { return e.msg }

const deepest = 10000

var errDepth = errors.New("exceeded max depth")

// checker walks over JSON and finds the first mistake.
type checker struct {
	data []byte
	at   int
	cut  bool // the mistake is that the text ends too early
}

// Valid reports whether data is JSON.
func Valid(data []byte) bool { return check(data) == nil }

// check reports what is wrong with data, which must be one value.
func check(data []byte) error {
	c := &checker{data: data}
	if err := c.value(0); err != nil {
		return err
	}
	c.space()
	if c.at < len(data) {
		return c.unexpected("after top-level value")
	}
	return nil
}

func (c *checker) space() {
	for c.at < len(c.data) {
		switch c.data[c.at] {
		case ' ', '\t', '\r', '\n':
			c.at++
		default:
			return
		}
	}
}

func (c *checker) end(offset int) error {
	c.cut = true
	return &SyntaxError{"unexpected end of JSON input", int64(offset)}
}

func (c *checker) unexpected(context string) error {
	if c.at >= len(c.data) {
		return c.end(len(c.data))
	}
	_, size := utf8.DecodeRune(c.data[c.at:])
	return &SyntaxError{"invalid character " + quoteChar(c.data[c.at:]) + " " + context, int64(c.at + size)}
}

// quoteChar shows the character that rest begins with.
func quoteChar(rest []byte) string {
	switch rest[0] {
	case '\'':
		return `'\''`
	case '"':
		return `'"'`
	}
	r, size := utf8.DecodeRune(rest)
	if r == utf8.RuneError && size == 1 {
		return `'\x` + strconv.FormatUint(uint64(rest[0]), 16) + `'`
	}
	text := strconv.Quote(string(r))
	return "'" + text[1:len(text)-1] + "'"
}

func (c *checker) value(depth int) error {
	c.space()
	if c.at >= len(c.data) {
		return c.end(len(c.data))
	}
	switch b := c.data[c.at]; {
	case b == '{':
		return c.object(depth)
	case b == '[':
		return c.array(depth)
	case b == '"':
		return c.text()
	case b == '-' || '0' <= b && b <= '9':
		return c.number()
	case b == 't':
		return c.literal("true")
	case b == 'f':
		return c.literal("false")
	case b == 'n':
		return c.literal("null")
	}
	return c.unexpected("looking for beginning of value")
}

func (c *checker) literal(word string) error {
	for i := 0; i < len(word); i++ {
		if c.at >= len(c.data) || c.data[c.at] != word[i] {
			return c.unexpected("in literal " + word + " (expecting " + quoteChar([]byte(word[i:])) + ")")
		}
		c.at++
	}
	return nil
}

func (c *checker) array(depth int) error {
	if depth++; depth > deepest {
		return errDepth
	}
	c.at++
	if c.space(); c.at < len(c.data) && c.data[c.at] == ']' {
		c.at++
		return nil
	}
	for {
		if err := c.value(depth); err != nil {
			return err
		}
		c.space()
		if c.at < len(c.data) {
			switch c.data[c.at] {
			case ',':
				c.at++
				continue
			case ']':
				c.at++
				return nil
			}
		}
		return c.unexpected("after array element")
	}
}

func (c *checker) object(depth int) error {
	if depth++; depth > deepest {
		return errDepth
	}
	c.at++
	if c.space(); c.at < len(c.data) && c.data[c.at] == '}' {
		c.at++
		return nil
	}
	for {
		c.space()
		if c.at >= len(c.data) || c.data[c.at] != '"' {
			return c.unexpected("looking for beginning of object key string")
		}
		if err := c.text(); err != nil {
			return err
		}
		c.space()
		if c.at >= len(c.data) || c.data[c.at] != ':' {
			return c.unexpected("after object key")
		}
		c.at++
		if err := c.value(depth); err != nil {
			return err
		}
		c.space()
		if c.at < len(c.data) {
			switch c.data[c.at] {
			case ',':
				c.at++
				continue
			case '}':
				c.at++
				return nil
			}
		}
		return c.unexpected("after object key:value pair")
	}
}

func (c *checker) text() error {
	for c.at++; c.at < len(c.data); c.at++ {
		switch b := c.data[c.at]; {
		case b == '"':
			c.at++
			return nil
		case b < ' ':
			return c.unexpected("in string")
		case b == '\\':
			if err := c.escape(); err != nil {
				return err
			}
		}
	}
	return c.end(c.at)
}

// escape checks an escape sequence and leaves at on its last byte.
func (c *checker) escape() error {
	start, length := c.at, 2
	if start+1 >= len(c.data) {
		return c.end(start)
	}
	good := true
	switch c.data[start+1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
	case 'u':
		length = 6
		for i := start + 2; i < start+6 && good; i++ {
			if i >= len(c.data) {
				return c.end(start)
			}
			good = isHex(c.data[i])
		}
		if !good && start+6 > len(c.data) {
			length = len(c.data) - start
		}
	default:
		good = false
	}
	if !good {
		text := string(c.data[start : start+length])
		if strconv.CanBackquote(text) && !strings.ContainsAny(text, " \t") {
			text = "`" + text + "`"
		} else {
			text = strconv.Quote(text)
		}
		return &SyntaxError{"invalid escape sequence " + text + " in string", int64(start + length)}
	}
	c.at = start + length - 1
	return nil
}

func isHex(b byte) bool {
	return '0' <= b && b <= '9' || 'a' <= b && b <= 'f' || 'A' <= b && b <= 'F'
}

func (c *checker) digits() int {
	start := c.at
	for c.at < len(c.data) && '0' <= c.data[c.at] && c.data[c.at] <= '9' {
		c.at++
	}
	return c.at - start
}

func (c *checker) number() error {
	start := c.at
	bad := func() error {
		if c.at >= len(c.data) {
			return c.end(start)
		}
		return c.unexpected("in numeric literal")
	}
	if c.data[c.at] == '-' {
		c.at++
	}
	if c.at < len(c.data) && c.data[c.at] == '0' {
		c.at++
	} else if c.digits() == 0 {
		return bad()
	}
	if c.at < len(c.data) && c.data[c.at] == '.' {
		c.at++
		if c.digits() == 0 {
			return bad()
		}
	}
	if c.at < len(c.data) && c.data[c.at]|0x20 == 'e' {
		c.at++
		if c.at < len(c.data) && (c.data[c.at] == '+' || c.data[c.at] == '-') {
			c.at++
		}
		if c.digits() == 0 {
			return bad()
		}
	}
	return nil
}
