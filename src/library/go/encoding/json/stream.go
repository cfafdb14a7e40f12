package json

import (
	"bytes"
	"io"
	"reflect"
)

// Encoder writes JSON values, each with a newline.
type Encoder struct {
	w              io.Writer
	err            error
	plain          bool // <, > and & stay as they are
	prefix, indent string
}

// NewEncoder returns an Encoder that writes to w.
func NewEncoder(w io.Writer) *Encoder { return &Encoder{w: w} }

// SetIndent puts every element on a line of its own.
func (enc *Encoder) SetIndent(prefix, indent string) { enc.prefix, enc.indent = prefix, indent }

// SetEscapeHTML says whether <, > and & are escaped, which they are at first.
func (enc *Encoder) SetEscapeHTML(on bool) { enc.plain = !on }

// Encode writes v and a newline.
func (enc *Encoder) Encode(v any) error {
	if enc.err != nil {
		return enc.err
	}
	e := &encoder{html: !enc.plain, shapes: shapes{}}
	if err := e.value(reflect.ValueOf(v), false); err != nil {
		return err
	}
	out := e.out
	if enc.prefix != "" || enc.indent != "" {
		out = appendIndent(nil, out, enc.prefix, enc.indent)
	}
	_, enc.err = enc.w.Write(append(out, '\n'))
	return enc.err
}

// Token is a Delim, bool, float64, Number, string or nil.
type Token any

// Delim is one of [ ] { }.
type Delim rune

func (d Delim) String() string { return string(d) }

// place is where in an array or object the next token is.
type place byte

const (
	atValue place = iota // at the top, or behind a colon or comma
	arrayStart
	arrayComma
	objectStart
	objectKey
	objectColon
	objectValue
	objectComma
)

// Decoder reads JSON values one after the other.
type Decoder struct {
	r         io.Reader
	buf       []byte
	at        int   // buf[at:] has not been read
	before    int64 // bytes that were before buf
	readErr   error
	err       error
	useNumber bool
	strict    bool
	place     place
	outer     []place
}

// NewDecoder returns a Decoder that reads from r.
func NewDecoder(r io.Reader) *Decoder { return &Decoder{r: r} }

// UseNumber makes numbers Numbers where the type is left open.
func (dec *Decoder) UseNumber() { dec.useNumber = true }

// DisallowUnknownFields makes a key without a field an error.
func (dec *Decoder) DisallowUnknownFields() { dec.strict = true }

// Buffered returns what was read ahead.
func (dec *Decoder) Buffered() io.Reader { return bytes.NewReader(dec.buf[dec.at:]) }

// InputOffset returns where the last token ended.
func (dec *Decoder) InputOffset() int64 { return dec.before + int64(dec.at) }

// fill reads more; it reports false at the end or an error, which readErr tells.
func (dec *Decoder) fill() bool {
	if dec.readErr != nil {
		return false
	}
	if dec.at > 0 {
		dec.before += int64(dec.at)
		dec.buf = append([]byte(nil), dec.buf[dec.at:]...)
		dec.at = 0
	}
	room := make([]byte, 512)
	n, err := dec.r.Read(room)
	dec.buf = append(dec.buf, room[:n]...)
	dec.readErr = err
	return n > 0 || err == nil
}

// peek returns the next character that is no space, without reading it.
func (dec *Decoder) peek() (byte, error) {
	for i := dec.at; ; {
		for ; i < len(dec.buf); i++ {
			switch dec.buf[i] {
			case ' ', '\t', '\r', '\n':
			default:
				return dec.buf[i], nil
			}
		}
		i -= dec.at
		if !dec.fill() {
			return 0, dec.readErr
		}
		i += dec.at
	}
}

// next reads the text of one value.
func (dec *Decoder) next() ([]byte, error) {
	if _, err := dec.peek(); err != nil {
		return nil, err
	}
	for {
		c := &checker{data: dec.buf, at: dec.at}
		err := c.value(0)
		more := c.cut || err == nil && c.at == len(dec.buf) && '0' <= dec.buf[c.at-1] && dec.buf[c.at-1] <= '9'
		if more && dec.fill() {
			continue
		}
		if c.cut {
			if dec.readErr == io.EOF {
				return nil, io.ErrUnexpectedEOF
			}
			return nil, dec.readErr
		}
		if err != nil {
			if syntax, ok := err.(*SyntaxError); ok {
				syntax.Offset += dec.before
			}
			return nil, err
		}
		text := bytes.TrimLeft(dec.buf[dec.at:c.at], " \t\r\n")
		dec.at = c.at
		return text, nil
	}
}

// Decode reads the next value into what v points to.
func (dec *Decoder) Decode(v any) error {
	if dec.err != nil {
		return dec.err
	}
	if err := dec.reachValue(); err != nil {
		return err
	}
	key := dec.place == objectStart || dec.place == objectKey
	if c, err := dec.peek(); key && err == nil && c != '"' {
		if c == '}' {
			return dec.misplaced("looking for beginning of value")
		}
		return dec.misplaced(dec.context())
	}
	text, err := dec.next()
	if err != nil {
		dec.err = err
		return err
	}
	if key {
		dec.place = objectColon
	} else {
		dec.valueRead()
	}
	return decode(text, v, dec.useNumber, dec.strict)
}

// reachValue reads the comma or colon before a value or a key.
func (dec *Decoder) reachValue() error {
	wanted, then, context := byte(','), atValue, "after array element"
	switch dec.place {
	case arrayComma:
	case objectComma:
		then, context = objectKey, "after object key:value pair"
	case objectColon:
		wanted, then, context = ':', objectValue, "after object key"
	default:
		return nil
	}
	c, err := dec.peek()
	if err != nil {
		return err
	}
	if c == ']' || c == '}' {
		context = "looking for beginning of value"
	}
	if c != wanted {
		return dec.misplaced(context)
	}
	dec.skipTo(c)
	dec.place = then
	return nil
}

// skipTo reads up to and with the character that peek found.
func (dec *Decoder) skipTo(c byte) {
	for dec.buf[dec.at] != c {
		dec.at++
	}
	dec.at++
}

func (dec *Decoder) misplaced(context string) error {
	if _, err := dec.peek(); err != nil {
		return err
	}
	c := &checker{data: dec.buf, at: dec.at}
	c.space()
	err := c.unexpected(context).(*SyntaxError)
	err.Offset += dec.before
	return err
}

// valueRead moves on behind a value.
func (dec *Decoder) valueRead() {
	if len(dec.outer) == 0 {
		dec.place = atValue
		return
	}
	switch dec.outer[len(dec.outer)-1] {
	case arrayStart:
		dec.place = arrayComma
	default:
		dec.place = objectComma
	}
}

// More reports whether the array or object has another element.
func (dec *Decoder) More() bool {
	c, err := dec.peek()
	if err != nil {
		return false
	}
	dec.skipTo(c)
	dec.at--
	return c != ']' && c != '}'
}

// Token returns the next token; commas and colons are checked and not returned.
func (dec *Decoder) Token() (Token, error) {
	for {
		c, err := dec.peek()
		if err != nil {
			if err == io.EOF && len(dec.outer) > 0 {
				err = io.ErrUnexpectedEOF
			}
			return nil, err
		}
		switch {
		case (c == '[' || c == '{') && dec.wantsValue():
			dec.skipTo(c)
			kind := arrayStart
			if c == '{' {
				kind = objectStart
			}
			dec.outer = append(dec.outer, kind)
			dec.place = kind
			return Delim(c), nil
		case c == ']' && (dec.place == arrayStart || dec.place == arrayComma),
			c == '}' && (dec.place == objectStart || dec.place == objectComma):
			dec.skipTo(c)
			dec.outer = dec.outer[:len(dec.outer)-1]
			dec.valueRead()
			return Delim(c), nil
		case c == ',' && dec.place == arrayComma:
			dec.skipTo(c)
			dec.place = atValue
		case c == ',' && dec.place == objectComma:
			dec.skipTo(c)
			dec.place = objectKey
		case c == ':' && dec.place == objectColon:
			dec.skipTo(c)
			dec.place = objectValue
		case c == '"' && (dec.place == objectStart || dec.place == objectKey):
			text, err := dec.next()
			if err != nil {
				return nil, err
			}
			dec.place = objectColon
			return unquote(text), nil
		case dec.wantsValue() && c != ',' && c != ':' && c != ']' && c != '}':
			var x any
			if err := dec.Decode(&x); err != nil {
				if mismatch, ok := err.(*UnmarshalTypeError); ok {
					mismatch.Offset = dec.InputOffset()
				}
				return nil, err
			}
			return x, nil
		default:
			return nil, dec.misplaced(dec.context())
		}
	}
}

func (dec *Decoder) wantsValue() bool {
	return dec.place == atValue || dec.place == arrayStart || dec.place == objectValue
}

// context says what the next token should have been.
func (dec *Decoder) context() string {
	switch dec.place {
	case arrayComma:
		return "after array element"
	case objectStart, objectKey:
		return "looking for beginning of object key string"
	case objectColon:
		return "after object key"
	case objectComma:
		return "after object key:value pair"
	}
	return "looking for beginning of value"
}
