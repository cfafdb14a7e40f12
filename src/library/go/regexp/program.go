package regexp

import (
	"regexp/syntax"
	"unicode/utf8"
)

type opcode uint8

const (
	opRune  opcode = iota // one rune of ranges, then to next
	opSplit               // to next, or else to other
	opSave                // note the place in slot other, then to next
	opCheck               // to next if the place is one of kind
	opMatch
	opFail
)

type instruction struct {
	op     opcode
	kind   syntax.Kind
	next   int
	other  int
	single rune   // of opRune: the only rune, or -1
	ranges []rune // of opRune: pairs of first and last
}

// program is an expression as instructions; it starts at the last one.
type program struct {
	code     []instruction
	start    int
	groups   int
	anchored bool   // it can match only at the start of the text
	prefix   string // every match begins with it
	complete bool   // and is nothing but it
}

// build compiles a tree from its end to its start: every node is given what comes after it.
func build(tree *syntax.Node, groups int) *program {
	p := &program{groups: groups}
	p.emit(instruction{op: opFail})
	end := p.emit(instruction{op: opMatch})
	end = p.emit(instruction{op: opSave, other: 1, next: end})
	p.start = p.node(tree, end)
	p.start = p.emit(instruction{op: opSave, other: 0, next: p.start})
	p.findPrefix(tree)
	return p
}

func (p *program) emit(i instruction) int {
	p.code = append(p.code, i)
	return len(p.code) - 1
}

// findPrefix looks at what every match begins with.
func (p *program) findPrefix(tree *syntax.Node) {
	nodes := []*syntax.Node{tree}
	if tree.Kind == syntax.Concat {
		nodes = tree.Subs
	}
	if len(nodes) > 0 && nodes[0].Kind == syntax.BeginText {
		p.anchored = true
		nodes = nodes[1:]
	}
	var prefix []rune
	prefix, p.complete = literal(&syntax.Node{Kind: syntax.Concat, Subs: nodes})
	p.prefix = string(prefix)
}

// literal is the text that what n matches begins with, and whether that is all of it.
func literal(n *syntax.Node) (text []rune, complete bool) {
	switch n.Kind {
	case syntax.Empty:
		return nil, true
	case syntax.Class:
		if n.Single && n.Ranges[0] != utf8.RuneError {
			return n.Ranges[:1:1], true
		}
	case syntax.Capture:
		return literal(n.Subs[0])
	case syntax.Concat:
		for _, sub := range n.Subs {
			more, all := literal(sub)
			text = append(text, more...)
			if !all {
				return text, false
			}
		}
		return text, true
	case syntax.Alternate:
		text, _ = literal(n.Subs[0])
		for _, sub := range n.Subs[1:] {
			other, _ := literal(sub)
			same := 0
			for same < len(text) && same < len(other) && text[same] == other[same] {
				same++
			}
			text = text[:same]
		}
	case syntax.Repeat:
		for range n.Min {
			more, all := literal(n.Subs[0])
			text = append(text, more...)
			if !all {
				return text, false
			}
		}
		return text, n.Max == n.Min
	}
	return text, false
}

// node compiles n before what starts at next and returns where it starts.
func (p *program) node(n *syntax.Node, next int) int {
	switch n.Kind {
	case syntax.Empty:
		return next
	case syntax.Class:
		if len(n.Ranges) == 0 {
			return 0
		}
		single := rune(-1)
		if n.Single {
			single = n.Ranges[0]
		}
		return p.emit(instruction{op: opRune, ranges: n.Ranges, single: single, next: next})
	case syntax.Concat:
		for i := len(n.Subs) - 1; i >= 0; i-- {
			next = p.node(n.Subs[i], next)
		}
		return next
	case syntax.Alternate:
		start := p.node(n.Subs[len(n.Subs)-1], next)
		for i := len(n.Subs) - 2; i >= 0; i-- {
			start = p.emit(instruction{op: opSplit, next: p.node(n.Subs[i], next), other: start})
		}
		return start
	case syntax.Capture:
		next = p.emit(instruction{op: opSave, other: 2*n.Group + 1, next: next})
		next = p.node(n.Subs[0], next)
		return p.emit(instruction{op: opSave, other: 2 * n.Group, next: next})
	case syntax.Repeat:
		return p.repeat(n, next)
	}
	return p.emit(instruction{op: opCheck, kind: n.Kind, next: next})
}

func (p *program) split(lazy bool, body, after int) int {
	if lazy {
		body, after = after, body
	}
	return p.emit(instruction{op: opSplit, next: body, other: after})
}

func (p *program) repeat(n *syntax.Node, next int) int {
	sub := n.Subs[0]
	start := next
	switch {
	case n.Max < 0 && n.Min == 0 && sub.Nullable():
		return p.split(n.Lazy, p.loop(sub, n.Lazy, next), next)
	case n.Max < 0 && n.Min == 0:
		at := p.emit(instruction{op: opSplit})
		body := p.node(sub, at)
		p.code[at].next, p.code[at].other = body, next
		if n.Lazy {
			p.code[at].next, p.code[at].other = next, body
		}
		return at
	case n.Max < 0:
		start = p.loop(sub, n.Lazy, next)
		for range n.Min - 1 {
			start = p.node(sub, start)
		}
		return start
	}
	for range n.Max - n.Min {
		start = p.split(n.Lazy, p.node(sub, start), next)
	}
	for range n.Min {
		start = p.node(sub, start)
	}
	return start
}

// loop compiles one or more times sub.
func (p *program) loop(sub *syntax.Node, lazy bool, next int) int {
	at := p.emit(instruction{op: opSplit})
	body := p.node(sub, at)
	p.code[at].next, p.code[at].other = body, next
	if lazy {
		p.code[at].next, p.code[at].other = next, body
	}
	return body
}
