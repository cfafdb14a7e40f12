package template

import (
	"fmt"
	"strconv"
	"strings"
)

// tree is one template's text and what it means.
type tree struct {
	name string // of the file or the call of Parse, as messages say it
	text string
	root listNode
}

// parser reads tokens; next is the one to come, vars the variables in scope, loops how many ranges are open.
type parser struct {
	*tree
	list  []token
	next  int
	vars  []string
	loops int
	funcs func(string) bool
	done  map[string]*tree
	line  int // of the action begun last that messages about its end name
}

func parse(name, text, left, right string, funcs func(string) bool) (trees map[string]*tree, err error) {
	if left == "" {
		left = "{{"
	}
	if right == "" {
		right = "}}"
	}
	p := &parser{tree: &tree{name: name, text: text}, list: lex(text, left, right), vars: []string{"$"}, funcs: funcs, done: map[string]*tree{}}
	defer func() {
		if r := recover(); r != nil {
			failed, ok := r.(parseError)
			if !ok {
				panic(r)
			}
			trees, err = nil, failed.error
		}
	}()
	for p.peek().kind != eof {
		if n := p.textOrAction(true); n != nil {
			if end, ok := n.(*endNode); ok {
				p.fail("unexpected %s", end)
			}
			p.root = append(p.root, n)
		}
	}
	p.add(name, p.tree)
	return p.done, nil
}

func empty(list listNode) bool {
	for _, n := range list {
		if text, ok := n.(*textNode); !ok || strings.TrimSpace(text.text) != "" {
			return false
		}
	}
	return true
}

// add replaces an empty definition only.
func (p *parser) add(name string, t *tree) {
	old := p.done[name]
	switch {
	case old == nil || empty(old.root):
		p.done[name] = t
	case !empty(t.root):
		p.fail("template: multiple definition of template %q", name)
	}
}

type parseError struct{ error }

func (p *parser) fail(format string, args ...any) {
	line := p.line
	if line == 0 {
		line = p.list[min(max(p.next-1, 0), len(p.list)-1)].line
	}
	panic(parseError{fmt.Errorf("template: %s:%d: %s", p.name, line, fmt.Sprintf(format, args...))})
}

func (p *parser) take() token {
	t := p.peek()
	p.next++
	return t
}

// peek sees the last token, the end or a mistake, for ever.
func (p *parser) peek() token { return p.list[min(p.next, len(p.list)-1)] }

func (p *parser) takeNonSpace() token {
	for p.peek().kind == space {
		p.next++
	}
	return p.take()
}

func (p *parser) peekNonSpace() token {
	for p.peek().kind == space {
		p.next++
	}
	return p.peek()
}

func (p *parser) expect(kind kind, context string) token {
	t := p.takeNonSpace()
	if t.kind != kind {
		p.unexpected(t, context)
	}
	return t
}

func (p *parser) unexpected(t token, context string) {
	if t.kind == broken {
		p.line = t.line
		p.fail("%s", t.text)
	}
	p.line = t.line
	p.fail("unexpected %s in %s", t, context)
}

// endNode is {{end}} or {{else}}, which close a list.
type endNode struct {
	place
	word string
	line int
}

func (n *endNode) String() string { return "{{" + n.word + "}}" }

func (p *parser) textOrAction(top bool) node {
	switch t := p.takeNonSpace(); t.kind {
	case plainText:
		return &textNode{place(t.pos), t.text}
	case leftDelim:
		if top && p.peekNonSpace().text == "define" {
			p.takeNonSpace()
			p.define()
			return nil
		}
		return p.action()
	default:
		p.unexpected(t, "input")
	}
	return nil
}

// list reads up to {{end}} or {{else}}.
func (p *parser) listUntil() (list listNode, end *endNode) {
	list = listNode{}
	for p.peek().kind != eof {
		n := p.textOrAction(false)
		if end, ok := n.(*endNode); ok {
			return list, end
		}
		list = append(list, n)
	}
	p.line = p.peek().line
	p.fail("unexpected EOF")
	return
}

// body reads with the variables of an enclosing scope, for a tree of its own.
func (p *parser) define() {
	const context = "define clause"
	name, _ := p.quotedName(context)
	p.expect(rightDelim, context)
	p.subtree(name, p.vars, context)
}

func (p *parser) subtree(name string, vars []string, context string) {
	outer, loops := p.vars, p.loops
	p.vars, p.loops = []string{"$"}, 0
	root, end := p.listUntil()
	if end.word != "end" {
		p.fail("unexpected %s in %s", end, context)
	}
	p.vars, p.loops = outer, loops
	p.add(name, &tree{name: p.name, text: p.text, root: root})
}

func (p *parser) quotedName(context string) (name string, at place) {
	t := p.takeNonSpace()
	if t.kind != quoted && t.kind != rawQuoted {
		p.unexpected(t, context)
	}
	name, err := strconv.Unquote(t.text)
	if err != nil {
		p.fail("%s", err)
	}
	return name, place(t.pos)
}

func (p *parser) action() node {
	t := p.takeNonSpace()
	if t.kind == identifier {
		switch t.text {
		case "if", "with", "range":
			return p.branch(t)
		case "end":
			end := p.expect(rightDelim, "end")
			return &endNode{place(end.pos), "end", t.line}
		case "else":
			if next := p.peekNonSpace(); next.kind == identifier && (next.text == "if" || next.text == "with") {
				return &endNode{place(next.pos), "else", next.line}
			}
			end := p.expect(rightDelim, "else")
			return &endNode{place(end.pos), "else", t.line}
		case "break", "continue":
			if next := p.takeNonSpace(); next.kind != rightDelim {
				p.unexpected(next, "{{"+t.text+"}}")
			}
			if p.loops == 0 {
				p.fail("{{%s}} outside {{range}}", t.text)
			}
			return &jumpNode{place(t.pos), t.text}
		case "template":
			name, at := p.quotedName("template clause")
			n := &templateNode{place: at, name: name}
			if p.peekNonSpace().kind != rightDelim {
				n.pipe = p.pipeline("template clause", rightDelim)
			} else {
				p.takeNonSpace()
			}
			return n
		case "block":
			name, at := p.quotedName("block clause")
			pipe := p.pipeline("block clause", rightDelim)
			p.subtree(name, p.vars, "block clause")
			return &templateNode{at, name, pipe}
		case "define":
			p.unexpected(t, "input")
		}
	}
	p.next--
	start := p.peekNonSpace()
	return &actionNode{place(start.pos), p.pipeline("command", rightDelim)}
}

func (p *parser) branch(word token) node {
	scope := len(p.vars)
	n := &branchNode{word: word.text}
	n.pipe = p.pipeline(word.text, rightDelim)
	n.place = n.pipe.place
	if word.text == "range" {
		p.loops++
	}
	list, end := p.listUntil()
	n.list = list
	if word.text == "range" {
		p.loops--
	}
	if end.word == "else" {
		p.orElse(n, word)
	}
	p.vars = p.vars[:scope]
	return n
}

// orElse reads what follows {{else}}; {{else if}} is an if in the else list, with the one {{end}}.
func (p *parser) orElse(n *branchNode, word token) {
	next := p.peekNonSpace()
	if next.kind == identifier && next.text == word.text && word.text != "range" && p.list[p.next-1].kind != rightDelim {
		p.takeNonSpace()
		n.rest = listNode{p.branch(next)}
		return
	}
	if next.kind == identifier && (next.text == "if" || next.text == "with") && p.list[p.next-1].kind != rightDelim {
		p.unexpected(next, "else")
	}
	rest, end := p.listUntil()
	if end.word != "end" {
		p.fail("expected end; found %s", end)
	}
	n.rest = rest
}

func (p *parser) pipeline(context string, end kind) *pipeNode {
	first := p.peekNonSpace()
	n := &pipeNode{place: place(first.pos)}
	p.declarations(n, context)
	for {
		switch t := p.takeNonSpace(); t.kind {
		case end:
			if len(n.cmds) == 0 {
				p.fail("missing value for %s", context)
			}
			for i, cmd := range n.cmds[1:] {
				switch cmd.args[0].(type) {
				case *boolNode, *dotNode, *nilNode, *numberNode, *stringNode:
					p.fail("non executable command in pipeline stage %d", i+2)
				}
			}
			return n
		case boolean, charConst, dot, field, identifier, number, null, quoted, rawQuoted, variable, leftParen:
			p.next--
			n.cmds = append(n.cmds, p.command())
		default:
			p.unexpected(t, context)
		}
	}
}

// declarations reads `$x :=`, `$x =` and `$i, $x :=`.
func (p *parser) declarations(n *pipeNode, context string) {
	for {
		t := p.peekNonSpace()
		if t.kind != variable {
			return
		}
		start := p.next
		p.take()
		switch next := p.peekNonSpace(); {
		case next.kind == declare || next.kind == assign:
			p.takeNonSpace()
			n.decl = append(n.decl, t.text)
			n.assign = next.kind == assign
			if next.kind == declare {
				p.vars = append(p.vars, n.decl...)
			}
			return
		case next.kind == char && next.text == ",":
			p.takeNonSpace()
			n.decl = append(n.decl, t.text)
			if context == "range" && len(n.decl) < 2 {
				if k := p.peekNonSpace().kind; k == variable || k == rightDelim || k == rightParen {
					continue
				}
				p.fail("range can only initialize variables")
			}
			p.fail("too many declarations in %s", context)
		default:
			p.next = start
			return
		}
	}
}

func (p *parser) command() *commandNode {
	n := &commandNode{place: place(p.peekNonSpace().pos)}
	for {
		p.peekNonSpace()
		if arg := p.operand(); arg != nil {
			n.args = append(n.args, arg)
		}
		switch t := p.take(); t.kind {
		case space:
			continue
		case rightDelim, rightParen:
			p.next--
		case pipeSign:
			// The next command follows.
		default:
			p.unexpected(t, "operand")
		}
		break
	}
	if len(n.args) == 0 {
		p.fail("empty command")
	}
	return n
}

// operand is a term with fields behind it.
func (p *parser) operand() node {
	n := p.term()
	if n == nil || p.peek().kind != field {
		return n
	}
	var names []string
	start := p.peek()
	for p.peek().kind == field {
		names = append(names, p.take().text[1:])
	}
	switch of := n.(type) {
	case *fieldNode:
		of.place, of.names = place(start.pos), append(of.names, names...)
		return of
	case *variableNode:
		of.place, of.names = place(start.pos), append(of.names, names...)
		return of
	case *boolNode, *stringNode, *numberNode, *nilNode, *dotNode:
		p.fail("unexpected . after term %q", n.String())
	}
	return &chainNode{place(start.pos), n, names}
}

func (p *parser) term() node {
	t := p.takeNonSpace()
	at := place(t.pos)
	switch t.kind {
	case identifier:
		if !p.funcs(t.text) {
			p.fail("function %q not defined", t.text)
		}
		return &identifierNode{at, t.text}
	case dot:
		return &dotNode{at}
	case null:
		return &nilNode{at}
	case variable:
		for _, name := range p.vars {
			if name == t.text {
				return &variableNode{at, []string{t.text}}
			}
		}
		p.fail("undefined variable %q", t.text)
	case field:
		return &fieldNode{at, []string{t.text[1:]}}
	case boolean:
		return &boolNode{at, t.text == "true"}
	case charConst, number:
		n, err := parseNumber(t.text)
		if err != nil {
			p.fail("%s", err)
		}
		return &numberNode{at, n}
	case leftParen:
		return p.pipeline("parenthesized pipeline", rightParen)
	case quoted, rawQuoted:
		text, err := strconv.Unquote(t.text)
		if err != nil {
			p.fail("%s", err)
		}
		return &stringNode{at, t.text, text}
	}
	p.next--
	return nil
}
