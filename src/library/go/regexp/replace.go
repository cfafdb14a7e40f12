package regexp

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// replace builds a text in which add has put something in the place of every match.
func (re *Regexp) replace(s string, groups bool, add func(buf []byte, match []int) []byte) (replaced []byte, changed bool) {
	end, at := 0, 0
	slots := 2
	if groups {
		slots = 2 * len(re.names)
	}
	for at <= len(s) {
		match := re.prog.run(s, at, slots, re.longest)
		if match == nil {
			break
		}
		replaced = append(replaced, s[end:match[0]]...)
		if match[1] > end || match[0] == 0 {
			replaced = add(replaced, match)
			changed = true
		}
		end = match[1]
		_, size := utf8.DecodeRuneInString(s[at:])
		switch {
		case at+size > match[1]:
			at += size
		case at+1 > match[1]:
			at++ // at the end of the text
		default:
			at = match[1]
		}
	}
	return append(replaced, s[end:]...), changed
}

// ReplaceAllString replaces every match by repl, in which $1 or ${name} is a group.
func (re *Regexp) ReplaceAllString(src, repl string) string {
	replaced, changed := re.replace(src, strings.IndexByte(repl, '$') >= 0, func(buf []byte, match []int) []byte {
		return re.expand(buf, repl, src, match)
	})
	if !changed {
		return src
	}
	return string(replaced)
}

// ReplaceAllLiteralString replaces every match by repl as it is.
func (re *Regexp) ReplaceAllLiteralString(src, repl string) string {
	return re.ReplaceAllStringFunc(src, func(string) string { return repl })
}

// ReplaceAllStringFunc replaces every match by what repl makes of it.
func (re *Regexp) ReplaceAllStringFunc(src string, repl func(string) string) string {
	replaced, changed := re.replace(src, false, func(buf []byte, match []int) []byte {
		return append(buf, repl(src[match[0]:match[1]])...)
	})
	if !changed {
		return src
	}
	return string(replaced)
}

// ReplaceAll replaces every match by repl, in which $1 or ${name} is a group.
func (re *Regexp) ReplaceAll(src, repl []byte) []byte {
	text, template := string(src), string(repl)
	replaced, changed := re.replace(text, strings.IndexByte(template, '$') >= 0, func(buf []byte, match []int) []byte {
		return re.expand(buf, template, text, match)
	})
	return copied(src, replaced, changed)
}

// ReplaceAllLiteral replaces every match by repl as it is.
func (re *Regexp) ReplaceAllLiteral(src, repl []byte) []byte {
	return re.ReplaceAllFunc(src, func([]byte) []byte { return repl })
}

// ReplaceAllFunc replaces every match by what repl makes of it.
func (re *Regexp) ReplaceAllFunc(src []byte, repl func([]byte) []byte) []byte {
	replaced, changed := re.replace(string(src), false, func(buf []byte, match []int) []byte {
		return append(buf, repl(src[match[0]:match[1]])...)
	})
	return copied(src, replaced, changed)
}

func copied(src, replaced []byte, changed bool) []byte {
	if !changed {
		return append([]byte(nil), src...)
	}
	return replaced
}

// Expand appends template to dst with $1 or ${name} replaced by the groups of a match in src.
func (re *Regexp) Expand(dst []byte, template []byte, src []byte, match []int) []byte {
	return re.expand(dst, string(template), string(src), match)
}

// ExpandString is Expand for strings.
func (re *Regexp) ExpandString(dst []byte, template string, src string, match []int) []byte {
	return re.expand(dst, template, src, match)
}

func (re *Regexp) expand(dst []byte, template, src string, match []int) []byte {
	for template != "" {
		before, after, ok := strings.Cut(template, "$")
		dst = append(dst, before...)
		if !ok {
			break
		}
		if strings.HasPrefix(after, "$") {
			dst = append(dst, '$')
			template = after[1:]
			continue
		}
		name, rest, ok := groupName(after)
		if !ok {
			dst = append(dst, '$')
			template = after
			continue
		}
		template = rest
		for i, n := range re.names {
			if (n == name && n != "" || isNumber(name, i)) && 2*i+1 < len(match) && match[2*i] >= 0 {
				dst = append(dst, src[match[2*i]:match[2*i+1]]...)
				break
			}
		}
	}
	return dst
}

func isNumber(name string, i int) bool {
	n, err := strconv.Atoi(name)
	return err == nil && n == i && (name == "0" || name[0] != '0')
}

// groupName reads a name or {name} behind a dollar sign.
func groupName(s string) (name, rest string, ok bool) {
	braced := strings.HasPrefix(s, "{")
	if braced {
		s = s[1:]
	}
	end := strings.IndexFunc(s, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if end < 0 {
		end = len(s)
	}
	name, rest = s[:end], s[end:]
	if name == "" || braced && !strings.HasPrefix(rest, "}") {
		return "", "", false
	}
	if braced {
		rest = rest[1:]
	}
	return name, rest, true
}
