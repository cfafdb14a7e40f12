// log/slog: text and JSON handlers.
package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"time"
)

type pw string

func (pw) LogValue() slog.Value { return slog.StringValue("REDACTED") }

func main() {
	drop := func(g []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey && len(g) == 0 {
			return slog.Attr{}
		}
		return a
	}
	for _, h := range []slog.Handler{
		slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: drop, Level: slog.LevelDebug}),
		slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: drop}),
	} {
		l := slog.New(h)
		l.Info("hello", "count", 3, "name", "a b", "f", 1.5, "ok", true, "d", 2*time.Second)
		l.Debug("debug", "x", nil)
		l.Warn("warn", "err", errors.New("bad thing"), "quoted", `a"b`, "empty", "")
		l.With("id", 7).WithGroup("g").With("z", 1).Error("in group", "k", "v", slog.Group("sub", "a", 1, "b", []int{1, 2}))
		l.Info("odd", "lonely")
		l.Info("struct", "s", struct{ A, B int }{1, 2}, "m", map[string]int{"q": 1}, "pw", pw("secret"), slog.Any("any", 5))
		l.LogAttrs(context.Background(), slog.LevelInfo+2, "attrs", slog.Int("i", 1), slog.String("s", "t=u"), slog.Time("t", time.Date(2024, 1, 2, 3, 4, 5, 6, time.UTC)))
		l.Log(context.Background(), slog.Level(-8), "below")
		l.WithGroup("empty").Info("no attrs")
	}
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: drop})))
	slog.Info("default", "k", 1)
}
