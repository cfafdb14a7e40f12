package template

import (
	"errors"
	"strconv"
	"strings"
)

// node is a part of a parsed template. at is its place in the text, String what messages show of it.
type node interface {
	at() int
	String() string
}

type place int

func (p place) at() int { return int(p) }

type (
	listNode []node

	textNode struct {
		place
		text string
	}
	actionNode struct {
		place
		pipe *pipeNode
	}
	// branchNode is if, with or range.
	branchNode struct {
		place
		word       string
		pipe       *pipeNode
		list, rest listNode
	}
	templateNode struct {
		place
		name string
		pipe *pipeNode
	}
	jumpNode struct {
		place
		word string
	}
	pipeNode struct {
		place
		decl   []string
		assign bool
		cmds   []*commandNode
	}
	commandNode struct {
		place
		args []node
	}
	fieldNode struct {
		place
		names []string
	}
	// variableNode's first name has the dollar.
	variableNode struct {
		place
		names []string
	}
	chainNode struct {
		place
		of    node
		names []string
	}
	identifierNode struct {
		place
		name string
	}
	dotNode  struct{ place }
	nilNode  struct{ place }
	boolNode struct {
		place
		value bool
	}
	numberNode struct {
		place
		numeric
	}
	stringNode struct {
		place
		quoted, text string
	}
)

func (n listNode) at() int { return 0 }
func (n listNode) String() string {
	var b strings.Builder
	for _, part := range n {
		b.WriteString(part.String())
	}
	return b.String()
}

func (n *textNode) String() string   { return n.text }
func (n *actionNode) String() string { return "{{" + n.pipe.String() + "}}" }
func (n *branchNode) String() string {
	s := "{{" + n.word + " " + n.pipe.String() + "}}" + n.list.String()
	if n.rest != nil {
		s += "{{else}}" + n.rest.String()
	}
	return s + "{{end}}"
}
func (n *templateNode) String() string {
	s := "{{template " + strconv.Quote(n.name)
	if n.pipe != nil {
		s += " " + n.pipe.String()
	}
	return s + "}}"
}
func (n *jumpNode) String() string { return "{{" + n.word + "}}" }
func (n *pipeNode) String() string {
	var b strings.Builder
	b.WriteString(strings.Join(n.decl, ", "))
	if len(n.decl) > 0 && n.assign {
		b.WriteString(" = ")
	} else if len(n.decl) > 0 {
		b.WriteString(" := ")
	}
	for i, cmd := range n.cmds {
		if i > 0 {
			b.WriteString(" | ")
		}
		b.WriteString(cmd.String())
	}
	return b.String()
}
func (n *commandNode) String() string {
	var parts []string
	for _, arg := range n.args {
		if pipe, ok := arg.(*pipeNode); ok {
			parts = append(parts, "("+pipe.String()+")")
		} else {
			parts = append(parts, arg.String())
		}
	}
	return strings.Join(parts, " ")
}
func (n *fieldNode) String() string    { return "." + strings.Join(n.names, ".") }
func (n *variableNode) String() string { return strings.Join(n.names, ".") }
func (n *chainNode) String() string {
	s := n.of.String()
	if _, ok := n.of.(*pipeNode); ok {
		s = "(" + s + ")"
	}
	return s + "." + strings.Join(n.names, ".")
}
func (n *identifierNode) String() string { return n.name }
func (n *dotNode) String() string        { return "." }
func (n *nilNode) String() string        { return "nil" }
func (n *boolNode) String() string       { return strconv.FormatBool(n.value) }
func (n *numberNode) String() string     { return n.text }
func (n *stringNode) String() string     { return n.quoted }

// numeric is a constant as each of the kinds that can hold it.
type numeric struct {
	text                              string
	isInt, isUint, isFloat, isComplex bool
	i                                 int64
	u                                 uint64
	f                                 float64
	c                                 complex128
}

func parseNumber(text string) (n numeric, err error) {
	n.text = text
	if text != "" && text[0] == '\'' {
		r, _, tail, err := strconv.UnquoteChar(text[1:], '\'')
		if err != nil || tail != "'" {
			return n, errors.New("malformed character constant: " + text)
		}
		n.i, n.u, n.f = int64(r), uint64(r), float64(r)
		n.isInt, n.isUint, n.isFloat = true, true, true
		return n, nil
	}
	if strings.HasSuffix(text, "i") {
		if f, err := strconv.ParseFloat(text[:len(text)-1], 64); err == nil {
			n.c, n.isComplex = complex(0, f), true
			return n, nil
		}
	}
	if u, err := strconv.ParseUint(text, 0, 64); err == nil {
		n.u, n.isUint = u, true
	}
	if i, err := strconv.ParseInt(text, 0, 64); err == nil {
		n.i, n.isInt = i, true
		if i == 0 {
			n.u, n.isUint = 0, true
		}
	}
	switch {
	case n.isInt:
		n.f, n.isFloat = float64(n.i), true
	case n.isUint:
		n.f, n.isFloat = float64(n.u), true
	default:
		f, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return n, errors.New("illegal number syntax: " + strconv.Quote(text))
		}
		if !strings.ContainsAny(text, ".eEpP") {
			return n, errors.New("integer overflow: " + strconv.Quote(text))
		}
		n.f, n.isFloat = f, true
		if i := int64(f); float64(i) == f {
			n.i, n.isInt = i, true
		}
		if u := uint64(f); f >= 0 && float64(u) == f {
			n.u, n.isUint = u, true
		}
	}
	return n, nil
}
