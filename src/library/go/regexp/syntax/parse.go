package syntax

import (
	"strings"
	"unicode/utf8"
)

const (
	deepest     = 1000
	largestSize = 1000
)

type parser struct {
	whole string
	rest  string
	flags Flags
	names []string // of the groups, the whole match first
	depth int
}

// Parse reads an expression; it returns the tree and the names of the groups, of which the first is the whole match.
func Parse(s string, flags Flags) (*Node, []string, error) {
	p := &parser{whole: s, rest: s, flags: flags, names: []string{""}}
	if !utf8.ValidString(s) {
		return nil, nil, &Error{ErrInvalidUTF8, s}
	}
	tree, err := p.alternatives()
	if err != nil {
		return nil, nil, err
	}
	if p.rest != "" {
		return nil, nil, &Error{ErrUnexpectedParen, s}
	}
	return tree, p.names, nil
}

func (p *parser) next() rune {
	r, size := utf8.DecodeRuneInString(p.rest)
	p.rest = p.rest[size:]
	return r
}

func (p *parser) takes(prefix string) bool {
	if strings.HasPrefix(p.rest, prefix) {
		p.rest = p.rest[len(prefix):]
		return true
	}
	return false
}

// alternatives reads up to a closing parenthesis or the end.
func (p *parser) alternatives() (*Node, error) {
	if p.depth++; p.depth > deepest {
		return nil, &Error{ErrNestingDepth, p.whole}
	}
	defer func() { p.depth-- }()
	var all []*Node
	for {
		n, err := p.sequence()
		if err != nil {
			return nil, err
		}
		all = append(all, n)
		if !p.takes("|") {
			break
		}
	}
	if len(all) == 1 {
		return all[0], nil
	}
	return &Node{Kind: Alternate, Subs: all}, nil
}

func (p *parser) sequence() (*Node, error) {
	n := &Node{Kind: Concat}
	lastRepeat := "" // the text from the repetition just read on
	for p.rest != "" && p.rest[0] != '|' && p.rest[0] != ')' {
		before := p.rest
		repeated, err := p.repetition(n, lastRepeat)
		if err != nil {
			return nil, err
		}
		if repeated {
			lastRepeat = before
			continue
		}
		lastRepeat = ""
		atom, err := p.atom()
		if err != nil {
			return nil, err
		}
		if atom != nil {
			n.Subs = append(n.Subs, atom...)
		}
	}
	return n, nil
}

// repetition reads an operator that repeats the last of n's parts, if there is one.
func (p *parser) repetition(n *Node, lastRepeat string) (bool, error) {
	before := p.rest
	least, most := 0, -1
	switch before[0] {
	case '*':
		p.rest = before[1:]
	case '+':
		least = 1
		p.rest = before[1:]
	case '?':
		most = 1
		p.rest = before[1:]
	case '{':
		var ok bool
		if least, most, ok = p.counts(); !ok {
			return false, nil
		}
		if least > largestSize || most > largestSize || most >= 0 && least > most {
			return false, &Error{ErrInvalidRepeatSize, before[:len(before)-len(p.rest)]}
		}
	default:
		return false, nil
	}
	op := before[:len(before)-len(p.rest)]
	lazy := p.flags&NonGreedy != 0
	if p.flags&PerlX != 0 {
		if p.takes("?") {
			lazy = !lazy
		}
		if lastRepeat != "" {
			return false, &Error{ErrInvalidRepeatOp, lastRepeat[:len(lastRepeat)-len(p.rest)]}
		}
	}
	if len(n.Subs) == 0 {
		return false, &Error{ErrMissingRepeatArgument, before[:len(before)-len(p.rest)]}
	}
	last := len(n.Subs) - 1
	repeat := &Node{Kind: Repeat, Subs: []*Node{n.Subs[last]}, Min: least, Max: most, Lazy: lazy}
	if !repeat.fits(largestSize) {
		return false, &Error{ErrInvalidRepeatSize, op}
	}
	n.Subs[last] = simpler(repeat)
	return true, nil
}

// simpler turns repetitions of repetitions, as in (?:a*)+, into one where both are as greedy.
func simpler(n *Node) *Node {
	sub := n.Subs[0]
	if sub.Kind != Repeat || !open(n) || !open(sub) || sub.Lazy != n.Lazy {
		return n
	}
	if n.Min == sub.Min && n.Max == sub.Max {
		return sub
	}
	return &Node{Kind: Repeat, Subs: sub.Subs, Min: 0, Max: -1, Lazy: n.Lazy}
}

// open reports whether a repetition is one of * + ?.
func open(n *Node) bool { return n.Min <= 1 && n.Max == -1 || n.Min == 0 && n.Max == 1 }

// counts reads {n}, {n,} or {n,m}; anything else is no repetition.
func (p *parser) counts() (least, most int, ok bool) {
	end := strings.IndexByte(p.rest, '}')
	if end < 0 {
		return 0, 0, false
	}
	first, second, comma := strings.Cut(p.rest[1:end], ",")
	if least, ok = count(first); !ok {
		return 0, 0, false
	}
	switch {
	case !comma:
		most = least
	case second == "":
		most = -1
	default:
		if most, ok = count(second); !ok {
			return 0, 0, false
		}
	}
	p.rest = p.rest[end+1:]
	return least, most, true
}

func count(s string) (n int, ok bool) {
	if s == "" || len(s) > 1 && s[0] == '0' {
		return 0, false
	}
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || '9' < s[i] {
			return 0, false
		}
		n = min(n*10+int(s[i]-'0'), 1<<20)
	}
	return n, true
}

func (p *parser) atom() ([]*Node, error) {
	one := func(kind Kind) []*Node { return []*Node{{Kind: kind}} }
	switch p.rest[0] {
	case '(':
		return p.group()
	case '[':
		n, err := p.class()
		return []*Node{n}, err
	case '.':
		p.rest = p.rest[1:]
		if p.flags&DotNL != 0 {
			return []*Node{{Kind: Class, Ranges: []rune{0, utf8.MaxRune}}}, nil
		}
		return []*Node{{Kind: Class, Ranges: []rune{0, '\n' - 1, '\n' + 1, utf8.MaxRune}}}, nil
	case '^':
		p.rest = p.rest[1:]
		if p.flags&OneLine != 0 {
			return one(BeginText), nil
		}
		return one(BeginLine), nil
	case '$':
		p.rest = p.rest[1:]
		if p.flags&OneLine != 0 {
			return one(EndText), nil
		}
		return one(EndLine), nil
	case '\\':
		return p.escape()
	}
	return []*Node{p.literal(p.next())}, nil
}

func (p *parser) literal(r rune) *Node {
	n := &Node{Kind: Class, Ranges: []rune{r, r}, Single: true}
	if p.flags&FoldCase != 0 {
		if n.Ranges = clean(folded(n.Ranges)); len(n.Ranges) != 2 || n.Ranges[0] != n.Ranges[1] {
			n.Single = false
		}
	}
	return n
}

func (p *parser) escape() ([]*Node, error) {
	if p.flags&PerlX != 0 && len(p.rest) >= 2 {
		kind := Empty
		switch p.rest[1] {
		case 'A':
			kind = BeginText
		case 'b':
			kind = WordBoundary
		case 'B':
			kind = NoWordBoundary
		case 'z':
			kind = EndText
		case 'C':
			return nil, &Error{ErrInvalidEscape, p.rest[:2]}
		case 'Q':
			text, rest, _ := strings.Cut(p.rest[2:], `\E`)
			p.rest = rest
			var all []*Node
			for _, r := range text {
				all = append(all, p.literal(r))
			}
			return all, nil
		}
		if kind != Empty {
			p.rest = p.rest[2:]
			return []*Node{{Kind: kind}}, nil
		}
	}
	if set, ok, err := p.escapedSet(); ok || err != nil {
		return []*Node{{Kind: Class, Ranges: set}}, err
	}
	r, err := p.escapedRune()
	if err != nil {
		return nil, err
	}
	return []*Node{p.literal(r)}, nil
}

// group reads a parenthesis: a capture, a group without one, or a change of flags.
func (p *parser) group() ([]*Node, error) {
	start := p.rest
	outer := p.flags
	n := &Node{Kind: Concat}
	if p.flags&PerlX != 0 && strings.HasPrefix(p.rest, "(?") {
		named := p.takes("(?P<") && len(start) > 4 || p.takes("(?<") && len(start) > 3
		if !named {
			p.rest = start
			ends, err := p.flagGroup()
			if err != nil || ends {
				return nil, err
			}
		} else {
			end := strings.IndexByte(p.rest, '>')
			if end < 0 {
				return nil, &Error{ErrInvalidNamedCapture, start}
			}
			name := p.rest[:end]
			p.rest = p.rest[end+1:]
			if !isName(name) {
				return nil, &Error{ErrInvalidNamedCapture, start[:len(start)-len(p.rest)]}
			}
			n.Kind, n.Name = Capture, name
		}
	} else {
		p.rest = p.rest[1:]
		n.Kind = Capture
	}
	if n.Kind == Capture {
		n.Group = len(p.names)
		p.names = append(p.names, n.Name)
	}
	inside, err := p.alternatives()
	if err != nil {
		return nil, err
	}
	if !p.takes(")") {
		return nil, &Error{ErrMissingParen, p.whole}
	}
	p.flags = outer
	if n.Kind == Concat {
		return []*Node{unwrap(inside)}, nil
	}
	n.Subs = []*Node{inside}
	return []*Node{n}, nil
}

// unwrap returns the only part of a sequence of one.
func unwrap(n *Node) *Node {
	if n.Kind == Concat && len(n.Subs) == 1 {
		return n.Subs[0]
	}
	return n
}

func isName(name string) bool {
	for i := 0; i < len(name); i++ {
		if c := name[i]; c != '_' && !isAlnum(c) {
			return false
		}
	}
	return name != ""
}

func isAlnum(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// flagGroup reads (?flags) or (?flags: and reports whether it was the former.
func (p *parser) flagGroup() (ends bool, err error) {
	start := p.rest
	p.rest = p.rest[2:]
	flags, sign, some := p.flags, true, false
	for p.rest != "" {
		bit := Flags(0)
		c := p.next()
		switch c {
		case 'i':
			bit = FoldCase
		case 'm':
			bit = OneLine
		case 's':
			bit = DotNL
		case 'U':
			bit = NonGreedy
		case '-':
			if !sign {
				return false, p.badGroup(start)
			}
			sign, some = false, false
			continue
		case ':', ')':
			if !sign && !some {
				return false, p.badGroup(start)
			}
			p.flags = flags
			return c == ')', nil
		default:
			return false, p.badGroup(start)
		}
		some = true
		if sign == (c != 'm') { // m takes OneLine away
			flags |= bit
		} else {
			flags &^= bit
		}
	}
	return false, p.badGroup(start)
}

func (p *parser) badGroup(start string) error {
	return &Error{ErrInvalidPerlOp, start[:len(start)-len(p.rest)]}
}
