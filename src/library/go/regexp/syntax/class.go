package syntax

import (
	"internal/unitables"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean sorts pairs of first and last rune and joins those that touch.
func clean(ranges []rune) []rune {
	pairs := make([][2]rune, 0, len(ranges)/2)
	for i := 0; i < len(ranges); i += 2 {
		pairs = append(pairs, [2]rune{ranges[i], ranges[i+1]})
	}
	slices.SortFunc(pairs, func(a, b [2]rune) int { return int(a[0] - b[0]) })
	var joined []rune
	for _, p := range pairs {
		if n := len(joined); n > 0 && p[0] <= joined[n-1]+1 {
			joined[n-1] = max(joined[n-1], p[1])
		} else {
			joined = append(joined, p[0], p[1])
		}
	}
	return joined
}

// negate returns what is not in the ranges, which are clean.
func negate(ranges []rune) []rune {
	var rest []rune
	next := rune(0)
	for i := 0; i < len(ranges); i += 2 {
		if next < ranges[i] {
			rest = append(rest, next, ranges[i]-1)
		}
		next = ranges[i+1] + 1
	}
	if next <= utf8.MaxRune {
		rest = append(rest, next, utf8.MaxRune)
	}
	return rest
}

// folded adds what equals a rune of the ranges without case.
func folded(ranges []rune) []rune {
	all := append([]rune(nil), ranges...)
	add := func(first, last rune) {
		for r := first; r <= last; r++ {
			for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
				all = append(all, f, f)
			}
		}
	}
	for i := 0; i < len(ranges); i += 2 {
		first, last := ranges[i], ranges[i+1]
		if last-first < 64 {
			add(first, last)
			continue
		}
		for at := 0; at < len(unitables.CaseRanges); at += unitables.CaseEntry {
			lo, hi := unitables.Four(unitables.CaseRanges, at), unitables.Four(unitables.CaseRanges, at+4)
			add(max(lo, first), min(hi, last))
		}
	}
	return all
}

// tableRanges returns the pairs of a range table.
func tableRanges(table string) []rune {
	var ranges []rune
	for at := 0; at < len(table); at += unitables.Entry {
		first, last, stride := unitables.Four(table, at), unitables.Four(table, at+4), unitables.Stride(table, at)
		if stride == 1 {
			ranges = append(ranges, first, last)
			continue
		}
		for r := first; r <= last; r += stride {
			ranges = append(ranges, r, r)
		}
	}
	return ranges
}

// set returns a set as the flags want it.
func (p *parser) set(ranges []rune, negative bool) []rune {
	if p.flags&FoldCase != 0 {
		ranges = folded(ranges)
	}
	ranges = clean(ranges)
	if negative {
		ranges = negate(ranges)
	}
	return ranges
}

// escapedSet reads \d, \pL and their like.
func (p *parser) escapedSet() (ranges []rune, ok bool, err error) {
	if len(p.rest) < 2 || p.rest[0] != '\\' {
		return nil, false, nil
	}
	c := p.rest[1]
	if p.flags&PerlX != 0 {
		switch c | 0x20 {
		case 'd':
			ranges = []rune{'0', '9'}
		case 's':
			ranges = []rune{'\t', '\n', '\f', '\r', ' ', ' '}
		case 'w':
			ranges = []rune{'0', '9', 'A', 'Z', '_', '_', 'a', 'z'}
		}
		if ranges != nil {
			p.rest = p.rest[2:]
			return p.set(ranges, c < 'a'), true, nil
		}
	}
	if p.flags&UnicodeGroups != 0 && c|0x20 == 'p' {
		ranges, err = p.unicodeSet()
		return ranges, err == nil, err
	}
	return nil, false, nil
}

func (p *parser) unicodeSet() ([]rune, error) {
	start := p.rest
	negative := p.rest[1] == 'P'
	p.rest = p.rest[2:]
	if p.rest == "" {
		return nil, &Error{ErrInvalidCharRange, start}
	}
	name := ""
	if p.rest[0] == '{' {
		end := strings.IndexByte(p.rest, '}')
		if end < 0 {
			return nil, &Error{ErrInvalidCharRange, start}
		}
		name = p.rest[1:end]
		p.rest = p.rest[end+1:]
	} else {
		name = string(p.next())
	}
	text := start[:len(start)-len(p.rest)]
	if name != "" && name[0] == '^' {
		negative = !negative
		name = name[1:]
	}
	ranges, ok := namedSet(name)
	if !ok {
		return nil, &Error{ErrInvalidCharRange, text}
	}
	return p.set(ranges, negative), nil
}

func namedSet(name string) ([]rune, bool) {
	switch canonical(name) {
	case "any":
		return []rune{0, utf8.MaxRune}, true
	case "ascii":
		return []rune{0, 0x7F}, true
	case "assigned":
		return negate(clean(tableRanges(unitables.CategoryCn))), true
	}
	if table := unitables.CategoryByName(name); table != "" {
		return tableRanges(table), true
	}
	if table := unitables.ScriptByName(name); table != "" {
		return tableRanges(table), true
	}
	if short := unitables.CategoryAlias(name); short != "" {
		return tableRanges(unitables.CategoryByName(short)), true
	}
	return looseSet(name)
}

// looseSet finds a set whose name differs in case, spaces, underscores or hyphens.
func looseSet(name string) ([]rune, bool) {
	wanted := canonical(name)
	if wanted == "" {
		return nil, false
	}
	guess := []byte(wanted)
	guess[0] -= 'a' - 'A'
	if table := unitables.CategoryByName(string(guess)); table != "" {
		return tableRanges(table), true
	}
	if table := unitables.ScriptByName(string(guess)); table != "" {
		return tableRanges(table), true
	}
	return nil, false
}

func canonical(name string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '_' || r == '-' {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}

func posixSet(name string) (ranges []rune, ok bool) {
	switch name {
	case "alnum":
		return []rune{'0', '9', 'A', 'Z', 'a', 'z'}, true
	case "alpha":
		return []rune{'A', 'Z', 'a', 'z'}, true
	case "ascii":
		return []rune{0, 0x7F}, true
	case "blank":
		return []rune{'\t', '\t', ' ', ' '}, true
	case "cntrl":
		return []rune{0, 0x1F, 0x7F, 0x7F}, true
	case "digit":
		return []rune{'0', '9'}, true
	case "graph":
		return []rune{'!', '~'}, true
	case "lower":
		return []rune{'a', 'z'}, true
	case "print":
		return []rune{' ', '~'}, true
	case "punct":
		return []rune{'!', '/', ':', '@', '[', '`', '{', '~'}, true
	case "space":
		return []rune{'\t', '\r', ' ', ' '}, true
	case "upper":
		return []rune{'A', 'Z'}, true
	case "word":
		return []rune{'0', '9', 'A', 'Z', '_', '_', 'a', 'z'}, true
	case "xdigit":
		return []rune{'0', '9', 'A', 'F', 'a', 'f'}, true
	}
	return nil, false
}

// class reads a bracketed set.
func (p *parser) class() (*Node, error) {
	start := p.rest
	p.rest = p.rest[1:]
	negative := p.takes("^")
	var ranges []rune
	if negative && p.flags&ClassNL == 0 {
		ranges = append(ranges, '\n', '\n')
	}
	for first := true; first || !strings.HasPrefix(p.rest, "]"); first = false {
		if p.rest == "" {
			return nil, &Error{ErrMissingBracket, start}
		}
		if p.rest[0] == '-' && p.flags&PerlX == 0 && !first && !strings.HasPrefix(p.rest[1:], "]") {
			_, size := utf8.DecodeRuneInString(p.rest[1:])
			return nil, &Error{ErrInvalidCharRange, p.rest[:1+size]}
		}
		if strings.HasPrefix(p.rest, "[:") {
			if end := strings.Index(p.rest[2:], ":]"); end >= 0 {
				name := p.rest[2 : end+2]
				set, ok := posixSet(strings.TrimPrefix(name, "^"))
				if !ok {
					return nil, &Error{ErrInvalidCharRange, p.rest[:end+4]}
				}
				p.rest = p.rest[end+4:]
				ranges = append(ranges, p.set(set, name[0] == '^')...)
				continue
			}
		}
		set, ok, err := p.escapedSet()
		if err != nil {
			return nil, err
		}
		if ok {
			ranges = append(ranges, set...)
			continue
		}
		low, high, err := p.classRange(start)
		if err != nil {
			return nil, err
		}
		ranges = append(ranges, p.set([]rune{low, high}, false)...)
	}
	p.rest = p.rest[1:]
	ranges = clean(ranges)
	if negative {
		ranges = negate(ranges)
	}
	return &Node{Kind: Class, Ranges: ranges, Single: len(ranges) == 2 && ranges[0] == ranges[1]}, nil
}

func (p *parser) classRange(class string) (low, high rune, err error) {
	start := p.rest
	if low, err = p.classRune(class); err != nil {
		return 0, 0, err
	}
	high = low
	if len(p.rest) >= 2 && p.rest[0] == '-' && p.rest[1] != ']' {
		p.rest = p.rest[1:]
		if high, err = p.classRune(class); err != nil {
			return 0, 0, err
		}
		if high < low {
			return 0, 0, &Error{ErrInvalidCharRange, start[:len(start)-len(p.rest)]}
		}
	}
	return low, high, nil
}

func (p *parser) classRune(class string) (rune, error) {
	if p.rest == "" {
		return 0, &Error{ErrMissingBracket, class}
	}
	if p.rest[0] == '\\' {
		return p.escapedRune()
	}
	return p.next(), nil
}

// escapedRune reads an escape sequence that stands for one rune.
func (p *parser) escapedRune() (rune, error) {
	start := p.rest
	p.rest = p.rest[1:]
	if p.rest == "" {
		return 0, &Error{ErrTrailingBackslash, ""}
	}
	c := p.next()
	switch c {
	case 'a':
		return '\a', nil
	case 'f':
		return '\f', nil
	case 'n':
		return '\n', nil
	case 'r':
		return '\r', nil
	case 't':
		return '\t', nil
	case 'v':
		return '\v', nil
	case '0', '1', '2', '3', '4', '5', '6', '7':
		if c != '0' && (p.rest == "" || p.rest[0] < '0' || '7' < p.rest[0]) {
			break
		}
		r := c - '0'
		for i := 0; i < 2 && p.rest != "" && '0' <= p.rest[0] && p.rest[0] <= '7'; i++ {
			r = r*8 + p.next() - '0'
		}
		return r, nil
	case 'x':
		if r, ok := p.hexRune(); ok {
			return r, nil
		}
	default:
		if c < utf8.RuneSelf && !isAlnum(byte(c)) {
			return c, nil
		}
	}
	return 0, &Error{ErrInvalidEscape, start[:len(start)-len(p.rest)]}
}

func (p *parser) hexRune() (rune, bool) {
	if p.rest == "" {
		return 0, false
	}
	c := p.next()
	if c != '{' {
		high := hexValue(c)
		if p.rest == "" {
			return 0, false
		}
		low := hexValue(p.next())
		return high<<4 | low, high >= 0 && low >= 0
	}
	r := rune(0)
	for digits := 0; ; digits++ {
		if p.rest == "" {
			return 0, false
		}
		if c = p.next(); c == '}' {
			return r, digits > 0
		}
		v := hexValue(c)
		if v < 0 {
			return 0, false
		}
		if r = r<<4 | v; r > utf8.MaxRune {
			return 0, false
		}
	}
}

func hexValue(c rune) rune {
	switch {
	case '0' <= c && c <= '9':
		return c - '0'
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10
	}
	return -1
}
