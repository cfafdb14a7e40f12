// Handlers: text, JSON, the default one on package log, and one that discards.
package slog

import (
	"bytes"
	"context"
	"encoding"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"slices"
	"strconv"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"
)

const (
	TimeKey    = "time"
	LevelKey   = "level"
	MessageKey = "msg"
	SourceKey  = "source"
)

type Handler interface {
	Enabled(context.Context, Level) bool
	Handle(context.Context, Record) error
	WithAttrs(attrs []Attr) Handler
	WithGroup(name string) Handler
}

type HandlerOptions struct {
	AddSource   bool
	Level       Leveler
	ReplaceAttr func(groups []string, a Attr) Attr
}

// scope is what With and WithGroup added, in order: attributes, or a group's name.
type scope struct {
	name string
	list []Attr
}

// common is what the text and JSON handlers share.
type common struct {
	json   bool
	opts   HandlerOptions
	scopes []scope
	mu     *sync.Mutex
	w      io.Writer
}

func newCommon(w io.Writer, opts *HandlerOptions, json bool) *common {
	c := &common{json: json, mu: new(sync.Mutex), w: w}
	if opts != nil {
		c.opts = *opts
	}
	return c
}

func (c *common) with(s scope) *common {
	d := *c
	d.scopes = append(slices.Clip(c.scopes), s)
	return &d
}

func (c *common) Enabled(_ context.Context, level Level) bool {
	least := LevelInfo
	if c.opts.Level != nil {
		least = c.opts.Level.Level()
	}
	return level >= least
}

// all is the record's attributes inside of the groups and behind the attributes of the handler.
func (c *common) all(r Record) []Attr {
	list := r.list
	for _, s := range slices.Backward(c.scopes) {
		if s.name == "" {
			list = append(slices.Clone(s.list), list...)
		} else if len(list) > 0 {
			list = []Attr{{s.name, Value{list}}}
		}
	}
	return list
}

func (c *common) Handle(_ context.Context, r Record) error {
	p := &printer{common: c}
	if c.json {
		p.buf = append(p.buf, '{')
	}
	if !r.Time.IsZero() {
		p.builtin(TimeKey, TimeValue(r.Time))
	}
	p.builtin(LevelKey, Value{r.Level})
	if c.opts.AddSource {
		if src := r.Source(); src != nil {
			p.builtin(SourceKey, Value{src})
		}
	}
	p.builtin(MessageKey, StringValue(r.Message))
	for _, a := range c.all(r) {
		p.attr(a)
	}
	if c.json {
		p.buf = append(p.buf, '}')
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	_, err := c.w.Write(append(p.buf, '\n'))
	return err
}

type TextHandler struct{ *common }

func NewTextHandler(w io.Writer, opts *HandlerOptions) *TextHandler {
	return &TextHandler{newCommon(w, opts, false)}
}

func (h *TextHandler) WithAttrs(attrs []Attr) Handler {
	return &TextHandler{h.with(scope{list: attrs})}
}
func (h *TextHandler) WithGroup(name string) Handler { return &TextHandler{h.with(scope{name: name})} }

type JSONHandler struct{ *common }

func NewJSONHandler(w io.Writer, opts *HandlerOptions) *JSONHandler {
	return &JSONHandler{newCommon(w, opts, true)}
}

func (h *JSONHandler) WithAttrs(attrs []Attr) Handler {
	return &JSONHandler{h.with(scope{list: attrs})}
}
func (h *JSONHandler) WithGroup(name string) Handler { return &JSONHandler{h.with(scope{name: name})} }

// printer writes one record.
type printer struct {
	*common
	buf    []byte
	prefix string
	groups []string
}

func (p *printer) builtin(key string, v Value) {
	a := Attr{key, v}
	if p.opts.ReplaceAttr != nil {
		a = p.opts.ReplaceAttr(nil, a)
		if a.Equal(Attr{}) {
			return
		}
	}
	p.key(a.Key)
	p.value(a.Value.Resolve())
}

func (p *printer) attr(a Attr) {
	a.Value = a.Value.Resolve()
	if p.opts.ReplaceAttr != nil && a.Value.Kind() != KindGroup {
		a = p.opts.ReplaceAttr(p.groups, a)
		a.Value = a.Value.Resolve()
	}
	if a.Key == "" && a.Value.any == nil {
		return
	}
	if a.Value.Kind() != KindGroup {
		p.key(a.Key)
		p.value(a.Value)
		return
	}
	start, prefix, groups := len(p.buf), p.prefix, p.groups
	if a.Key != "" {
		if p.json {
			p.key(a.Key)
			p.buf = append(p.buf, '{')
		}
		p.prefix, p.groups = prefix+a.Key+".", append(slices.Clip(groups), a.Key)
	}
	inside := len(p.buf)
	for _, b := range a.Value.Group() {
		p.attr(b)
	}
	p.prefix, p.groups = prefix, groups
	switch {
	case len(p.buf) == inside:
		p.buf = p.buf[:start]
	case p.json && a.Key != "":
		p.buf = append(p.buf, '}')
	}
}

func (p *printer) key(key string) {
	if p.json {
		if p.buf[len(p.buf)-1] != '{' {
			p.buf = append(p.buf, ',')
		}
		p.jsonValue(key)
		p.buf = append(p.buf, ':')
		return
	}
	if len(p.buf) > 0 {
		p.buf = append(p.buf, ' ')
	}
	p.text(p.prefix + key)
	p.buf = append(p.buf, '=')
}

func (p *printer) value(v Value) {
	if !p.json {
		p.textValue(v)
		return
	}
	switch x := v.any.(type) {
	case time.Duration:
		p.jsonValue(int64(x))
	case error:
		if _, ok := x.(json.Marshaler); ok {
			p.jsonValue(x)
		} else {
			p.jsonValue(x.Error())
		}
	default:
		p.jsonValue(x)
	}
}

func (p *printer) jsonValue(x any) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(x); err != nil {
		p.jsonValue("!ERROR:" + err.Error())
		return
	}
	p.buf = append(p.buf, bytes.TrimSuffix(b.Bytes(), []byte("\n"))...)
}

func (p *printer) textValue(v Value) {
	switch x := v.any.(type) {
	case time.Time:
		p.buf = x.AppendFormat(p.buf, "2006-01-02T15:04:05.000Z07:00")
	case *Source:
		p.text(x.File + ":" + strconv.Itoa(x.Line))
	case encoding.TextMarshaler:
		b, err := x.MarshalText()
		if err != nil {
			b = []byte("!ERROR:" + err.Error())
		}
		p.text(string(b))
	case []byte:
		p.buf = strconv.AppendQuote(p.buf, string(x))
	default:
		p.text(v.String())
	}
}

func (p *printer) text(s string) {
	if quoted(s) {
		p.buf = strconv.AppendQuote(p.buf, s)
	} else {
		p.buf = append(p.buf, s...)
	}
}

func quoted(s string) bool {
	for _, r := range s {
		if r == ' ' || r == '=' || r == '"' || r == utf8.RuneError || unicode.IsSpace(r) || !unicode.IsPrint(r) {
			return true
		}
	}
	return s == ""
}

var logLoggerLevel LevelVar

// defaultHandler writes lines of package log.
type defaultHandler struct{ common }

func (h *defaultHandler) Enabled(_ context.Context, l Level) bool { return l >= logLoggerLevel.Level() }

func (h *defaultHandler) Handle(_ context.Context, r Record) error {
	p := &printer{common: &h.common}
	for _, a := range h.all(r) {
		p.attr(a)
	}
	text := fmt.Sprint(r.Level, " ", r.Message)
	if len(p.buf) > 0 {
		text += " " + string(p.buf)
	}
	return log.Output(4, text)
}

func (h *defaultHandler) WithAttrs(attrs []Attr) Handler {
	return &defaultHandler{*h.with(scope{list: attrs})}
}

func (h *defaultHandler) WithGroup(name string) Handler {
	return &defaultHandler{*h.with(scope{name: name})}
}

type discardHandler struct{}

var DiscardHandler Handler = discardHandler{}

func (discardHandler) Enabled(context.Context, Level) bool  { return false }
func (discardHandler) Handle(context.Context, Record) error { return nil }
func (d discardHandler) WithAttrs([]Attr) Handler           { return d }
func (d discardHandler) WithGroup(string) Handler           { return d }
