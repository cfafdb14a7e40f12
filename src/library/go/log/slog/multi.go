// One record for several handlers.
package slog

import (
	"context"
	"errors"
	"slices"
)

// MultiHandler passes records to every handler that wants their level.
type MultiHandler struct{ list []Handler }

func NewMultiHandler(handlers ...Handler) *MultiHandler { return &MultiHandler{slices.Clone(handlers)} }

func (m *MultiHandler) Enabled(ctx context.Context, l Level) bool {
	return slices.ContainsFunc(m.list, func(h Handler) bool { return h.Enabled(ctx, l) })
}

func (m *MultiHandler) Handle(ctx context.Context, r Record) error {
	var failed []error
	for _, h := range m.list {
		if h.Enabled(ctx, r.Level) {
			failed = append(failed, h.Handle(ctx, r.Clone()))
		}
	}
	return errors.Join(failed...)
}

func (m *MultiHandler) each(f func(Handler) Handler) Handler {
	derived := &MultiHandler{make([]Handler, len(m.list))}
	for i, h := range m.list {
		derived.list[i] = f(h)
	}
	return derived
}

func (m *MultiHandler) WithAttrs(attrs []Attr) Handler {
	return m.each(func(h Handler) Handler { return h.WithAttrs(attrs) })
}

func (m *MultiHandler) WithGroup(name string) Handler {
	return m.each(func(h Handler) Handler { return h.WithGroup(name) })
}
