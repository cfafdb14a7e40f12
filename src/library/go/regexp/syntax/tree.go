// Package syntax reads regular expressions into trees.
package syntax

// Flags change how an expression is read.
type Flags uint16

const (
	FoldCase      Flags = 1 << iota // ignore case
	Literal                         // everything is a literal
	ClassNL                         // [^a] may match a newline
	DotNL                           // . may match a newline
	OneLine                         // ^ and $ are the ends of the text
	NonGreedy                       // repetitions match as little as they can
	PerlX                           // Perl's additions
	UnicodeGroups                   // \pL
	WasDollar
	Simple
	MatchNL       = ClassNL | DotNL
	Perl          = ClassNL | OneLine | PerlX | UnicodeGroups
	POSIX   Flags = 0
)

// ErrorCode says what kind of mistake an expression has.
type ErrorCode string

const (
	ErrInternalError         ErrorCode = "regexp/syntax: internal error"
	ErrInvalidCharClass      ErrorCode = "invalid character class"
	ErrInvalidCharRange      ErrorCode = "invalid character class range"
	ErrInvalidEscape         ErrorCode = "invalid escape sequence"
	ErrInvalidNamedCapture   ErrorCode = "invalid named capture"
	ErrInvalidPerlOp         ErrorCode = "invalid or unsupported Perl syntax"
	ErrInvalidRepeatOp       ErrorCode = "invalid nested repetition operator"
	ErrInvalidRepeatSize     ErrorCode = "invalid repeat count"
	ErrInvalidUTF8           ErrorCode = "invalid UTF-8"
	ErrMissingBracket        ErrorCode = "missing closing ]"
	ErrMissingParen          ErrorCode = "missing closing )"
	ErrMissingRepeatArgument ErrorCode = "missing argument to repetition operator"
	ErrTrailingBackslash     ErrorCode = "trailing backslash at end of expression"
	ErrUnexpectedParen       ErrorCode = "unexpected )"
	ErrNestingDepth          ErrorCode = "expression nests too deeply"
	ErrLarge                 ErrorCode = "expression too large"
)

func (e ErrorCode) String() string { return string(e) }

// Error is a mistake in an expression.
type Error struct {
	Code ErrorCode
	Expr string
}

func (e *Error) Error() string {
	return "error parsing regexp: " + e.Code.String() + ": `" + e.Expr + "`"
}

// Kind is what a node of the tree does.
type Kind uint8

const (
	Empty Kind = iota
	Class      // one rune of Ranges
	Concat
	Alternate
	Capture
	Repeat
	BeginLine
	EndLine
	BeginText
	EndText
	WordBoundary
	NoWordBoundary
)

// Node is a node of the tree.
type Node struct {
	Kind   Kind
	Ranges []rune // of Class: pairs of first and last, sorted and apart
	Single bool   // of Class: it is one literal rune
	Subs   []*Node
	Min    int // of Repeat
	Max    int // of Repeat, -1 for no limit
	Lazy   bool
	Group  int // of Capture, from 1
	Name   string
}

// Nullable reports whether the node can match nothing.
func (n *Node) Nullable() bool {
	switch n.Kind {
	case Class:
		return false
	case Concat, Capture:
		for _, sub := range n.Subs {
			if !sub.Nullable() {
				return false
			}
		}
		return true
	case Alternate:
		for _, sub := range n.Subs {
			if sub.Nullable() {
				return true
			}
		}
		return false
	case Repeat:
		return n.Min == 0 || n.Subs[0].Nullable()
	}
	return true
}

// fits reports whether nested counted repetitions stay below a size.
func (n *Node) fits(size int) bool {
	if n.Kind == Repeat && (n.Min >= 2 || n.Max >= 2) {
		count := n.Max
		if count < 0 {
			count = n.Min
		}
		if count > size {
			return false
		}
		if count > 0 {
			size /= count
		}
	}
	for _, sub := range n.Subs {
		if !sub.fits(size) {
			return false
		}
	}
	return true
}
