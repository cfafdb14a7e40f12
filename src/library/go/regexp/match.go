package regexp

import (
	"regexp/syntax"
	"strings"
	"unicode/utf8"
)

// thread is one way to match so far: where it is, and the places that it has noted.
type thread struct {
	at    int
	saved []int
}

// queue is the threads at one place of the text, the preferred first; each instruction is there once.
type queue struct {
	threads []thread
	in      []int // the number of the step in which an instruction came in
}

// machine runs all ways to match at the same time, one rune of the text after the other (Pike's method).
type machine struct {
	prog    *program
	longest bool
	text    string
	slots   int
	step    int
	found   []int
}

// run looks for the leftmost match from a place on; slots is how many places are wanted: 0, 2 or all.
func (p *program) run(text string, start, slots int, longest bool) []int {
	if p.anchored && start > 0 {
		return nil
	}
	if p.complete && !p.anchored && slots <= 2 && p.prefix != "" {
		at := strings.Index(text[start:], p.prefix)
		if at < 0 {
			return nil
		}
		return []int{start + at, start + at + len(p.prefix)}
	}
	m := &machine{prog: p, longest: longest, text: text, slots: slots}
	current := &queue{in: make([]int, len(p.code))}
	following := &queue{in: make([]int, len(p.code))}
	for at := start; ; {
		if len(current.threads) == 0 {
			if m.found != nil || p.anchored && at > start {
				break
			}
			if p.prefix != "" && !p.anchored {
				skip := strings.Index(text[at:], p.prefix)
				if skip < 0 {
					break
				}
				at += skip
			}
		}
		if m.found == nil && (!p.anchored || at == 0) {
			m.step++
			if len(current.threads) > 0 {
				m.step-- // the threads here came in with this number
			}
			m.add(current, p.start, at, nil)
		}
		r, size := rune(-1), 0
		if at < len(text) {
			if r, size = rune(text[at]), 1; r >= utf8.RuneSelf {
				r, size = utf8.DecodeRuneInString(text[at:])
			}
		}
		m.step++
		following.threads = following.threads[:0]
		m.advance(current, following, r, at, at+size)
		if size == 0 || m.found != nil && slots == 0 {
			break
		}
		current, following = following, current
		at += size
	}
	return m.found
}

// advance lets every thread take the rune r, which reaches from at to after.
func (m *machine) advance(current, following *queue, r rune, at, after int) {
	for _, t := range current.threads {
		i := &m.prog.code[t.at]
		if m.longest && m.found != nil && m.slots > 0 && t.saved[0] > m.found[0] {
			continue
		}
		if i.op == opMatch {
			if m.slots == 0 {
				m.found = []int{}
				return
			}
			if !m.longest {
				m.found = t.saved
				return // the threads behind it are less wanted
			}
			if m.found == nil || t.saved[0] < m.found[0] || t.saved[1] > m.found[1] {
				m.found = t.saved
			}
			continue
		}
		if r >= 0 && i.takes(r) {
			m.add(following, i.next, after, t.saved)
		}
	}
}

func (i *instruction) takes(r rune) bool {
	if i.single >= 0 {
		return r == i.single
	}
	if len(i.ranges) <= 8 {
		for k := 0; k < len(i.ranges); k += 2 {
			if r < i.ranges[k] {
				return false
			}
			if r <= i.ranges[k+1] {
				return true
			}
		}
		return false
	}
	low, high := 0, len(i.ranges)/2
	for low < high {
		middle := (low + high) / 2
		switch {
		case r < i.ranges[2*middle]:
			high = middle
		case r > i.ranges[2*middle+1]:
			low = middle + 1
		default:
			return true
		}
	}
	return false
}

// add puts the threads that start at an instruction into the queue of a place.
func (m *machine) add(q *queue, pc, at int, saved []int) {
	for q.in[pc] != m.step {
		q.in[pc] = m.step
		i := &m.prog.code[pc]
		switch i.op {
		case opFail:
			return
		case opSplit:
			m.add(q, i.next, at, saved)
			pc = i.other
		case opCheck:
			if !m.holds(i.kind, at) {
				return
			}
			pc = i.next
		case opSave:
			if i.other < m.slots {
				noted := make([]int, m.slots)
				if saved == nil {
					for k := range noted {
						noted[k] = -1
					}
				} else {
					copy(noted, saved)
				}
				noted[i.other] = at
				saved = noted
			}
			pc = i.next
		default:
			q.threads = append(q.threads, thread{pc, saved})
			return
		}
	}
}

// holds reports whether a place is of a kind.
func (m *machine) holds(kind syntax.Kind, at int) bool {
	switch kind {
	case syntax.BeginText:
		return at == 0
	case syntax.EndText:
		return at == len(m.text)
	case syntax.BeginLine:
		return at == 0 || m.text[at-1] == '\n'
	case syntax.EndLine:
		return at == len(m.text) || m.text[at] == '\n'
	}
	boundary := (at > 0 && isWord(m.text[at-1])) != (at < len(m.text) && isWord(m.text[at]))
	return boundary == (kind == syntax.WordBoundary)
}

func isWord(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_'
}
