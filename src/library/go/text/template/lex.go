package template

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

type kind int

const (
	eof kind = iota
	broken
	plainText
	leftDelim
	rightDelim
	space
	identifier // also keywords
	field      // .Name
	variable   // $name
	number
	quoted
	rawQuoted
	charConst
	boolean
	dot
	null
	pipeSign
	declare // :=
	assign  // =
	leftParen
	rightParen
	char // any other sign
)

type token struct {
	kind kind
	text string
	pos  int
	line int
}

func (t token) String() string {
	switch {
	case t.kind == eof:
		return "EOF"
	case t.kind == broken:
		return t.text
	case t.kind == identifier && keywords[t.text]:
		return "<" + t.text + ">"
	case len(t.text) > 10:
		return fmt.Sprintf("%.10q...", t.text)
	}
	return fmt.Sprintf("%q", t.text)
}

var keywords = map[string]bool{
	"block": true, "break": true, "continue": true, "define": true, "else": true, "end": true, "if": true, "nil": true,
	"range": true, "template": true, "with": true,
}

const blanks = " \t\r\n"

// lexer cuts a template into tokens; parens counts what is open.
type lexer struct {
	text        string
	left, right string
	pos, line   int
	parens      int
	list        []token
}

func lex(text, left, right string) []token {
	l := &lexer{text: text, left: left, right: right, line: 1}
	for l.outside() && l.inside() {
	}
	return l.list
}

// emit takes the next n bytes as a token.
func (l *lexer) emit(kind kind, n int) {
	text := l.text[l.pos : l.pos+n]
	l.list = append(l.list, token{kind, text, l.pos, l.line})
	l.skip(n)
}

func (l *lexer) skip(n int) {
	l.line += strings.Count(l.text[l.pos:l.pos+n], "\n")
	l.pos += n
}

func (l *lexer) fail(format string, args ...any) bool {
	l.list = append(l.list, token{broken, fmt.Sprintf(format, args...), l.pos, l.line})
	return false
}

func trimsAfter(s string) bool {
	return len(s) > 1 && s[0] == '-' && strings.IndexByte(blanks, s[1]) >= 0
}

// outside reads text up to and with a left delimiter; false at the end.
func (l *lexer) outside() bool {
	for {
		rest := l.text[l.pos:]
		n := strings.Index(rest, l.left)
		if n < 0 {
			if rest != "" {
				l.emit(plainText, len(rest))
			}
			l.emit(eof, 0)
			return false
		}
		after := rest[n+len(l.left):]
		trim := trimsAfter(after)
		keep := n
		if trim {
			keep = len(strings.TrimRight(rest[:n], blanks))
			after = after[2:]
		}
		if keep > 0 {
			l.emit(plainText, keep)
		}
		l.skip(n - keep)
		if !strings.HasPrefix(after, "/*") {
			l.emit(leftDelim, len(l.left))
			if trim {
				l.skip(2)
			}
			l.parens = 0
			return true
		}
		size := len(l.left)
		if trim {
			size += 2
		}
		l.skip(size)
		end := strings.Index(l.text[l.pos:], "*/")
		if end < 0 {
			return l.fail("unclosed comment")
		}
		l.skip(end + 2)
		if closed, _ := l.close(false); !closed {
			return l.fail("comment ends before closing delimiter")
		}
	}
}

// close passes a right delimiter, with its trimming.
func (l *lexer) close(emit bool) (closed, trim bool) {
	rest := l.text[l.pos:]
	if len(rest) > 1 && strings.IndexByte(blanks, rest[0]) >= 0 && rest[1] == '-' && strings.HasPrefix(rest[2:], l.right) {
		l.skip(2)
		trim = true
	} else if !strings.HasPrefix(rest, l.right) {
		return false, false
	}
	if emit {
		l.emit(rightDelim, len(l.right))
	} else {
		l.skip(len(l.right))
	}
	if trim {
		l.skip(len(l.text[l.pos:]) - len(strings.TrimLeft(l.text[l.pos:], blanks)))
	}
	return true, trim
}

// inside reads an action up to and with its right delimiter; false on a mistake.
func (l *lexer) inside() bool {
	for {
		if l.parens == 0 {
			if closed, _ := l.close(true); closed {
				return true
			}
		} else if closed, _ := (&lexer{text: l.text, right: l.right, pos: l.pos, line: l.line}).close(false); closed {
			return l.fail("unclosed left paren")
		}
		if !l.one() {
			return false
		}
	}
}

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

func (l *lexer) one() bool {
	rest := l.text[l.pos:]
	if rest == "" {
		return l.fail("unclosed action")
	}
	r, size := utf8.DecodeRuneInString(rest)
	switch {
	case strings.IndexByte(blanks, rest[0]) >= 0:
		n := 0
		for n < len(rest) && strings.IndexByte(blanks, rest[n]) >= 0 {
			if n > 0 && strings.HasPrefix(rest[n:], " -"+l.right) || n > 0 && strings.HasPrefix(rest[n+1:], "-"+l.right) {
				break
			}
			n++
		}
		l.emit(space, n)
	case r == '=':
		l.emit(assign, 1)
	case r == ':':
		if !strings.HasPrefix(rest, ":=") {
			return l.fail("expected :=")
		}
		l.emit(declare, 2)
	case r == '|':
		l.emit(pipeSign, 1)
	case r == '"':
		return l.quotes(quoted, '"', "unterminated quoted string")
	case r == '\'':
		return l.quotes(charConst, '\'', "unterminated character constant")
	case r == '`':
		end := strings.IndexByte(rest[1:], '`')
		if end < 0 {
			return l.fail("unterminated raw quoted string")
		}
		l.emit(rawQuoted, end+2)
	case r == '$' || r == '.' && (len(rest) == 1 || rest[1] < '0' || rest[1] > '9'):
		return l.name(map[rune]kind{'$': variable, '.': field}[r], rest)
	case r == '+' || r == '-' || r == '.' || '0' <= r && r <= '9':
		return l.number(rest)
	case isWord(r):
		return l.word(rest)
	case r == '(':
		l.emit(leftParen, 1)
		l.parens++
	case r == ')':
		if l.parens--; l.parens < 0 {
			return l.fail("unexpected right paren")
		}
		l.emit(rightParen, 1)
	case r < 0x80 && unicode.IsPrint(r):
		l.emit(char, size)
	default:
		return l.fail("unrecognized character in action: %#U", r)
	}
	return true
}

func (l *lexer) quotes(kind kind, quote byte, unterminated string) bool {
	rest := l.text[l.pos:]
	for n := 1; n < len(rest) && rest[n] != '\n'; n++ {
		switch rest[n] {
		case quote:
			l.emit(kind, n+1)
			return true
		case '\\':
			n++
		}
	}
	return l.fail("%s", unterminated)
}

// ends says whether a name may end before rest.
func (l *lexer) ends(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || strings.ContainsRune(" \t\r\n.,|:()", r) || strings.HasPrefix(rest, l.right)
}

func wordLen(s string) int {
	n := strings.IndexFunc(s, func(r rune) bool { return !isWord(r) })
	if n < 0 {
		return len(s)
	}
	return n
}

// name reads $, $name, a dot or .Name.
func (l *lexer) name(kind kind, rest string) bool {
	n := 1 + wordLen(rest[1:])
	if n == 1 && kind == field {
		l.emit(dot, 1)
		return true
	}
	if n > 1 && !l.ends(rest[n:]) {
		r, _ := utf8.DecodeRuneInString(rest[n:])
		return l.fail("bad character %#U", r)
	}
	l.emit(kind, n)
	return true
}

func (l *lexer) word(rest string) bool {
	n := wordLen(rest)
	if !l.ends(rest[n:]) {
		r, _ := utf8.DecodeRuneInString(rest[n:])
		return l.fail("bad character %#U", r)
	}
	switch rest[:n] {
	case "true", "false":
		l.emit(boolean, n)
	case "nil":
		l.emit(null, n)
	default:
		l.emit(identifier, n)
	}
	return true
}

func (l *lexer) number(rest string) bool {
	n := 0
	for n < len(rest) && (strings.IndexByte("+-.", rest[n]) >= 0 || isWord(rune(rest[n]))) {
		if (rest[n] == '+' || rest[n] == '-') && n > 0 && strings.IndexByte("eEpP", rest[n-1]) < 0 {
			break
		}
		n++
	}
	if _, err := parseNumber(rest[:n]); err != nil {
		return l.fail("bad number syntax: %q", rest[:n])
	}
	l.emit(number, n)
	return true
}
