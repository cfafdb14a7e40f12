// Package csv: records of comma-separated values (RFC 4180).
package csv

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	ErrBareQuote     = errors.New("bare \" in non-quoted-field")
	ErrQuote         = errors.New("extraneous or missing \" in quoted-field")
	ErrFieldCount    = errors.New("wrong number of fields")
	ErrTrailingComma = errors.New("extra delimiter at end of line")

	errDelim = errors.New("csv: invalid field or comment delimiter")
)

type ParseError struct {
	StartLine int
	Line      int
	Column    int
	Err       error
}

func (e *ParseError) Error() string {
	switch {
	case e.Err == ErrFieldCount:
		return fmt.Sprintf("record on line %d: %v", e.Line, e.Err)
	case e.StartLine != e.Line:
		return fmt.Sprintf("record on line %d; parse error on line %d, column %d: %v", e.StartLine, e.Line, e.Column, e.Err)
	}
	return fmt.Sprintf("parse error on line %d, column %d: %v", e.Line, e.Column, e.Err)
}

func (e *ParseError) Unwrap() error { return e.Err }

type place struct{ line, column int }

type Reader struct {
	Comma            rune
	Comment          rune
	FieldsPerRecord  int
	LazyQuotes       bool
	TrimLeadingSpace bool
	ReuseRecord      bool
	TrailingComma    bool

	r      *bufio.Reader
	line   int
	offset int64
	places []place
}

func NewReader(r io.Reader) *Reader { return &Reader{Comma: ',', r: bufio.NewReader(r)} }

func (r *Reader) InputOffset() int64 { return r.offset }

func (r *Reader) FieldPos(field int) (line, column int) {
	if field < 0 || field >= len(r.places) {
		panic("out of range index passed to FieldPos")
	}
	return r.places[field].line, r.places[field].column
}

func (r *Reader) ReadAll() (records [][]string, err error) {
	for {
		record, err := r.Read()
		if err == io.EOF {
			return records, nil
		}
		if err != nil {
			return nil, err
		}
		records = append(records, record)
	}
}

func (r *Reader) Read() (record []string, err error) {
	record, err = r.record()
	if err != nil {
		return record, err
	}
	if r.FieldsPerRecord > 0 && len(record) != r.FieldsPerRecord {
		return record, &ParseError{StartLine: r.places[0].line, Line: r.places[0].line, Column: 1, Err: ErrFieldCount}
	}
	if r.FieldsPerRecord == 0 {
		r.FieldsPerRecord = len(record)
	}
	return record, nil
}

// readLine returns a line that ends in "\n", as "\r\n" is read; the last one need not end.
func (r *Reader) readLine() (string, error) {
	line, err := r.r.ReadString('\n')
	if line != "" && err == io.EOF {
		err = nil
		line = strings.TrimSuffix(line, "\r")
	}
	r.line++
	r.offset += int64(len(line))
	if strings.HasSuffix(line, "\r\n") {
		line = line[:len(line)-2] + "\n"
	}
	return line, err
}

func validDelim(r rune) bool {
	return r != 0 && r != '"' && r != '\r' && r != '\n' && utf8.ValidRune(r) && r != utf8.RuneError
}

func (r *Reader) record() ([]string, error) {
	if r.Comma == r.Comment || !validDelim(r.Comma) || r.Comment != 0 && !validDelim(r.Comment) {
		return nil, errDelim
	}
	var line string
	for {
		var err error
		if line, err = r.readLine(); err != nil {
			return nil, err
		}
		first, _ := utf8.DecodeRuneInString(line)
		if line != "\n" && (r.Comment == 0 || first != r.Comment) {
			break
		}
	}
	return r.fields(line)
}

func (r *Reader) fields(line string) ([]string, error) {
	var record []string
	start := r.line
	column := 1
	r.places = r.places[:0]
	comma := string(r.Comma)
	fail := func(line, column int, err error) ([]string, error) {
		return record, &ParseError{start, line, column, err}
	}
	for {
		if r.TrimLeadingSpace {
			trimmed := strings.TrimLeftFunc(line, unicode.IsSpace)
			column += len(line) - len(trimmed)
			if line != "" && trimmed == "" {
				trimmed = line[len(strings.TrimRight(line, "\n")):]
			}
			line = trimmed
		}
		if !strings.HasPrefix(line, `"`) {
			field, rest, more := strings.Cut(line, comma)
			if !more {
				field = strings.TrimSuffix(field, "\n")
			}
			if i := strings.IndexByte(field, '"'); i >= 0 && !r.LazyQuotes {
				return fail(r.line, column+i, ErrBareQuote)
			}
			record = append(record, field)
			r.places = append(r.places, place{r.line, column})
			if !more {
				return record, nil
			}
			column += len(field) + len(comma)
			line = rest
			continue
		}
		at := place{r.line, column}
		var b strings.Builder
		line = line[1:]
		column++
		for done := false; !done; {
			text, rest, found := strings.Cut(line, `"`)
			b.WriteString(text)
			column += len(text)
			switch {
			case found && strings.HasPrefix(rest, `"`):
				b.WriteByte('"')
				line = rest[1:]
				column += 2
			case found && strings.HasPrefix(rest, comma):
				record = append(record, b.String())
				r.places = append(r.places, at)
				line = rest[len(comma):]
				column += 1 + len(comma)
				done = true
			case found && (rest == "" || rest == "\n"):
				r.places = append(r.places, at)
				return append(record, b.String()), nil
			case found && r.LazyQuotes:
				b.WriteByte('"')
				line = rest
				column++
			case found:
				return fail(r.line, column, ErrQuote)
			default:
				// The field goes on in the next line.
				next, err := r.readLine()
				if err != nil {
					if !r.LazyQuotes && err == io.EOF {
						// The line that was not there does not count.
						r.line--
						end := place{r.line, column}
						if strings.HasSuffix(line, "\n") {
							end = place{r.line, column}
						}
						return fail(end.line, end.column, ErrQuote)
					}
					r.places = append(r.places, at)
					return append(record, b.String()), nil
				}
				line, column = next, 1
			}
		}
	}
}
