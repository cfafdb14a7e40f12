// Package tabwriter turns cells that tabs end into aligned columns (elastic tabstops).
package tabwriter

import (
	"fmt"
	"io"
	"unicode/utf8"
)

// Flags of a Writer.
const (
	FilterHTML          uint = 1 << iota // HTML tags have no width, entities have width 1
	StripEscape                          // Escape characters are left out
	AlignRight                           // texts stand at the right of their cells
	DiscardEmptyColumns                  // columns without text that vertical tabs end have no width
	TabIndent                            // empty cells at the start of a line are filled with tabs
	Debug                                // a bar stands between columns
)

// Escape begins and ends a text in which nothing has a meaning.
const Escape = '\xff'

// cell is a text that a tab or a line's end ends.
type cell struct {
	text  []byte
	width int
	tab   bool // a horizontal tab ended it
}

// Writer aligns what is written to it. It must be flushed at the end.
type Writer struct {
	out                         io.Writer
	minwidth, tabwidth, padding int
	pad                         byte
	flags                       uint
	lines                       [][]cell
	open                        cell // the cell that has not ended
	until                       byte // what ends the escape, tag or entity that is open, 0 if none is
	counted                     int  // bytes of the open cell whose width is known
	widths                      []int
	err                         error
	formatted                   []byte
}

// NewWriter returns a Writer to output: cells have a least width, a padding that counts as width, and are filled with
// padchar; with tabs they are as wide as tabwidth says.
func NewWriter(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	return new(Writer).Init(output, minwidth, tabwidth, padding, padchar, flags)
}

// Init starts anew as NewWriter does.
func (b *Writer) Init(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	if minwidth < 0 || tabwidth < 0 || padding < 0 {
		panic("negative minwidth, tabwidth, or padding")
	}
	if padchar == '\t' {
		flags &^= AlignRight // tabs can only follow a text
	}
	*b = Writer{out: output, minwidth: minwidth, tabwidth: tabwidth, padding: padding, pad: padchar, flags: flags}
	b.reset()
	return b
}

func (b *Writer) reset() {
	b.lines = [][]cell{nil}
	b.open, b.until, b.counted = cell{}, 0, 0
	b.widths = b.widths[:0]
}

// account adds the width of the text that came since the last time to the open cell.
func (b *Writer) account() {
	b.open.width += utf8.RuneCount(b.open.text[b.counted:])
	b.counted = len(b.open.text)
}

// settle turns a panic of the output into one that names the method.
func settle(method string) {
	if cause := recover(); cause != nil {
		panic("tabwriter: panic during " + method + " (" + fmt.Sprint(cause) + ")")
	}
}

// Write adds cells; the lines that later ones cannot change any more are written.
func (b *Writer) Write(buf []byte) (n int, err error) {
	defer settle("Write")
	start := 0
	for i, c := range buf {
		if b.until != 0 {
			if c == b.until {
				b.endMarkup(buf[start : i+1])
				start = i + 1
			}
			continue
		}
		switch c {
		case '\t', '\v', '\n', '\f':
			b.open.text = append(b.open.text, buf[start:i]...)
			start = i + 1
			b.account()
			b.endCell(c)
		case Escape:
			b.open.text = append(b.open.text, buf[start:i]...)
			b.account()
			start = i
			if b.flags&StripEscape != 0 {
				start++
			}
			b.until = Escape
		case '<', '&':
			if b.flags&FilterHTML == 0 {
				continue
			}
			b.open.text = append(b.open.text, buf[start:i]...)
			b.account()
			start = i
			b.until = '>'
			if c == '&' {
				b.until = ';'
			}
		}
		if b.err != nil {
			return start, b.err
		}
	}
	b.open.text = append(b.open.text, buf[start:]...)
	return len(buf), nil
}

// endMarkup ends an escape, a tag or an entity, of which text is the last part.
func (b *Writer) endMarkup(text []byte) {
	before := b.open.width
	if b.until == Escape && b.flags&StripEscape != 0 {
		text = text[:len(text)-1]
	}
	b.open.text = append(b.open.text, text...)
	b.account()
	switch b.until {
	case Escape:
		if b.flags&StripEscape == 0 {
			b.open.width -= 2
		}
	case ';':
		b.open.width = before + 1
	default:
		b.open.width = before
	}
	b.until = 0
}

func (b *Writer) endCell(by byte) {
	last := len(b.lines) - 1
	b.open.tab = by == '\t'
	b.lines[last] = append(b.lines[last], b.open)
	b.open, b.counted = cell{}, 0
	if by != '\n' && by != '\f' {
		return
	}
	cells := len(b.lines[last])
	b.lines = append(b.lines, nil)
	if by == '\f' || cells == 1 {
		// A line of one cell ends all columns.
		b.flush()
		if by == '\f' && b.flags&Debug != 0 {
			b.send([]byte("---\n"))
		}
	}
}

// Flush writes everything; an escape that is open ends.
func (b *Writer) Flush() error {
	defer settle("Flush")
	b.err = nil
	if b.until == 0 || b.until == Escape {
		b.account()
	}
	b.flush()
	return b.err
}

func (b *Writer) flush() {
	last := len(b.lines) - 1
	if len(b.open.text) > 0 {
		b.lines[last] = append(b.lines[last], b.open)
	}
	b.formatted = nil
	b.format(0, len(b.lines))
	b.send(b.formatted)
	b.reset()
}

func (b *Writer) send(text []byte) {
	if b.err == nil && len(text) > 0 {
		n, err := b.out.Write(text)
		if n != len(text) && err == nil {
			err = io.ErrShortWrite
		}
		b.err = err
	}
}

// format writes the lines from first up to end; the widths of the columns to the left are known. A column is the cells
// one below the other in lines without a gap; the last cell of a line belongs to none.
func (b *Writer) format(first, end int) {
	column := len(b.widths)
	for at := first; at < end; at++ {
		if column >= len(b.lines[at])-1 {
			continue
		}
		b.write(first, at)
		first = at
		width, empty := b.minwidth, true
		for ; at < end && column < len(b.lines[at])-1; at++ {
			c := &b.lines[at][column]
			width = max(width, c.width+b.padding)
			if c.width > 0 || c.tab {
				empty = false
			}
		}
		if empty && b.flags&DiscardEmptyColumns != 0 {
			width = 0
		}
		b.widths = append(b.widths, width)
		b.format(first, at)
		b.widths = b.widths[:column]
		first = at
	}
	b.write(first, end)
}

// write writes lines whose columns' widths are known.
func (b *Writer) write(first, end int) {
	for i := first; i < end; i++ {
		tabs := b.flags&TabIndent != 0
		for j, c := range b.lines[i] {
			if j > 0 && b.flags&Debug != 0 {
				b.formatted = append(b.formatted, '|')
			}
			if len(c.text) == 0 {
				if j < len(b.widths) {
					b.fill(c.width, b.widths[j], tabs)
				}
				continue
			}
			tabs = false
			if b.flags&AlignRight == 0 {
				b.formatted = append(b.formatted, c.text...)
			}
			if j < len(b.widths) {
				b.fill(c.width, b.widths[j], false)
			}
			if b.flags&AlignRight != 0 {
				b.formatted = append(b.formatted, c.text...)
			}
		}
		if i+1 < len(b.lines) {
			b.formatted = append(b.formatted, '\n')
		}
	}
}

// fill pads a text of a width to a cell's width.
func (b *Writer) fill(width, cell int, tabs bool) {
	n, pad := cell-width, b.pad
	if pad == '\t' || tabs {
		if b.tabwidth == 0 {
			return
		}
		cell = (cell + b.tabwidth - 1) / b.tabwidth * b.tabwidth
		n, pad = (cell-width+b.tabwidth-1)/b.tabwidth, '\t'
	}
	for ; n > 0; n-- {
		b.formatted = append(b.formatted, pad)
	}
}
