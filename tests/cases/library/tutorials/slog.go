package main

import (
	"context"
	"errors"
	"log"
	"log/slog"
	"os"
	"strings"
	"time"
)

type pw string

func (pw) LogValue() slog.Value { return slog.StringValue("REDACTED") }

type handler struct {
	slog.Handler
	n *int
}

func (h handler) Handle(ctx context.Context, r slog.Record) error {
	*h.n++
	r.AddAttrs(slog.Int("n", *h.n))
	return h.Handler.Handle(ctx, r)
}

func noTime(groups []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey && len(groups) == 0 {
		return slog.Attr{}
	}
	return a
}

func main() {
	l := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: noTime, Level: slog.LevelDebug}))
	l.Info("hello", "count", 3, "s", "a b", "q", `x"y`, "err", errors.New("bad"), "d", time.Second, "nil", nil)
	l.With("svc", "api").WithGroup("req").Warn("slow", slog.Group("user", "id", 1, slog.String("name", "bob")), "t", true)
	l.Debug("dbg", "pw", pw("secret"), "odd")
	l.Error("e", slog.Any("x", []int{1, 2}), slog.Any("m", map[string]int{"a": 1}), slog.Float64("f", 1.5))
	l.Log(context.Background(), slog.Level(2), "custom")
	j := slog.New(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: noTime}))
	j.Info("json", "a", 1, "b", []string{"x"}, "g", slog.GroupValue(slog.Int("z", 1)), "err", errors.New("e"), "t", time.Unix(0, 0).UTC(), "d", time.Minute, "f", 1e100, "html", "<b>")
	j.WithGroup("G").With("k", "v").Info("in group", "x", struct {
		A int
		B string `json:"bee"`
	}{1, "z"})
	j.Debug("hidden")
	n := 0
	h := slog.New(handler{slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: noTime}), &n})
	h.Info("one")
	h.Info("two")
	var lv slog.LevelVar
	lv.Set(slog.LevelError)
	k := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{Level: &lv, ReplaceAttr: noTime}))
	k.Warn("no")
	lv.Set(slog.LevelInfo)
	k.Info("yes", "lv", lv.Level())
	log.SetFlags(0)
	slog.Info("default", "a", 1)
	slog.Warn("w")
	log.SetPrefix("P ")
	log.Print("std")
	sl := slog.NewLogLogger(l.Handler(), slog.LevelWarn)
	sl.Print("bridge")
	slog.SetDefault(l)
	log.Print("through slog")
	slog.With("a", 1).Info("x")
	slog.Info("multi\nline", "k=v", "a=b", "empty", "", "uni", "é")
	_ = strings.ToUpper
	e := slog.New(slog.NewTextHandler(os.Stderr, nil)).Enabled(context.Background(), slog.LevelDebug)
	println(e)
	slog.New(slog.DiscardHandler).Info("x")
}
