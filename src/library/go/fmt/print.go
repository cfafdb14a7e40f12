package fmt

import (
	"io"
	"os"
	"strconv"
	"unicode/utf8"
)

// Fprintf writes by a format to w.
func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	p := &printer{}
	p.printf(format, a)
	return w.Write(p.out)
}

// Printf writes by a format to standard output.
func Printf(format string, a ...any) (n int, err error) {
	p := &printer{}
	p.printf(format, a)
	return os.Stdout.Write(p.out)
}

// Sprintf returns a text made by a format.
func Sprintf(format string, a ...any) string {
	p := &printer{}
	p.printf(format, a)
	return string(p.out)
}

// Appendf appends a text made by a format to b.
func Appendf(b []byte, format string, a ...any) []byte {
	p := &printer{}
	p.printf(format, a)
	return append(b, p.out...)
}

// Fprint writes the operands to w, with spaces between those that are not strings.
func Fprint(w io.Writer, a ...any) (n int, err error) {
	p := &printer{}
	p.print(a)
	return w.Write(p.out)
}

// Print writes the operands to standard output, with spaces between those that are not strings.
func Print(a ...any) (n int, err error) {
	p := &printer{}
	p.print(a)
	return os.Stdout.Write(p.out)
}

// Sprint returns the operands as text, with spaces between those that are not strings.
func Sprint(a ...any) string {
	p := &printer{}
	p.print(a)
	return string(p.out)
}

// Append appends the operands to b, with spaces between those that are not strings.
func Append(b []byte, a ...any) []byte {
	p := &printer{}
	p.print(a)
	return append(b, p.out...)
}

// Fprintln writes the operands to w, with spaces between them and a newline at the end.
func Fprintln(w io.Writer, a ...any) (n int, err error) {
	p := &printer{}
	p.println(a)
	return w.Write(p.out)
}

// Println writes the operands to standard output, with spaces between them and a newline at the end.
func Println(a ...any) (n int, err error) {
	p := &printer{}
	p.println(a)
	return os.Stdout.Write(p.out)
}

// Sprintln returns the operands as text, with spaces between them and a newline at the end.
func Sprintln(a ...any) string {
	p := &printer{}
	p.println(a)
	return string(p.out)
}

// Appendln appends the operands to b, with spaces between them and a newline at the end.
func Appendln(b []byte, a ...any) []byte {
	p := &printer{}
	p.println(a)
	return append(b, p.out...)
}

// FormatString returns the directive that a Formatter is being called for.
func FormatString(state State, verb rune) string {
	directive := []byte{'%'}
	for _, flag := range " +-#0" {
		if state.Flag(int(flag)) {
			directive = append(directive, byte(flag))
		}
	}
	if wid, ok := state.Width(); ok {
		directive = strconv.AppendInt(directive, int64(wid), 10)
	}
	if prec, ok := state.Precision(); ok {
		directive = append(directive, '.')
		directive = strconv.AppendInt(directive, int64(prec), 10)
	}
	return string(utf8.AppendRune(directive, verb))
}
