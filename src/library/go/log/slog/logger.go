// Records and loggers.
package slog

import (
	"context"
	"log"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"time"
)

type Record struct {
	Time    time.Time
	Message string
	Level   Level
	PC      uintptr
	list    []Attr
}

func NewRecord(t time.Time, level Level, msg string, pc uintptr) Record {
	return Record{Time: t, Message: msg, Level: level, PC: pc}
}

func (r Record) Clone() Record {
	r.list = slices.Clip(r.list)
	return r
}

func (r Record) NumAttrs() int { return len(r.list) }

func (r Record) Attrs(f func(Attr) bool) {
	for _, a := range r.list {
		if !f(a) {
			return
		}
	}
}

func (r *Record) AddAttrs(list ...Attr) {
	for _, a := range list {
		if !a.Value.isEmptyGroup() {
			r.list = append(r.list, a)
		}
	}
}

func (r *Record) Add(args ...any) { r.AddAttrs(attrs(args)...) }

type Source struct {
	Function string `json:"function"`
	File     string `json:"file"`
	Line     int    `json:"line"`
}

func (r Record) Source() *Source {
	if r.PC == 0 {
		return nil
	}
	f, _ := runtime.CallersFrames([]uintptr{r.PC}).Next()
	return &Source{f.Function, f.File, f.Line}
}

type Logger struct{ handler Handler }

func New(h Handler) *Logger {
	if h == nil {
		panic("nil Handler")
	}
	return &Logger{h}
}

var defaultLogger atomic.Pointer[Logger]

func init() { defaultLogger.Store(New(&defaultHandler{})) }

func Default() *Logger { return defaultLogger.Load() }

// SetDefault sends package log's output to l too.
func SetDefault(l *Logger) {
	defaultLogger.Store(l)
	if _, own := l.handler.(*defaultHandler); !own {
		source := log.Flags()&(log.Lshortfile|log.Llongfile) != 0
		log.SetOutput(logWriter{l.handler, &logLoggerLevel, source})
		log.SetFlags(0)
	}
}

// logWriter makes a record of each line of package log; with source, one that knows its caller.
type logWriter struct {
	h      Handler
	level  Leveler
	source bool
}

func (w logWriter) Write(b []byte) (int, error) {
	n := len(b)
	level := w.level.Level()
	if !w.h.Enabled(context.Background(), level) {
		return 0, nil
	}
	if n > 0 && b[n-1] == '\n' {
		b = b[:n-1]
	}
	var pc uintptr
	if w.source {
		pc = callerOfLog()
	}
	return n, w.h.Handle(context.Background(), NewRecord(time.Now(), level, string(b), pc))
}

// callerOfLog is the innermost frame outside of package log.
func callerOfLog() uintptr {
	var pcs [16]uintptr
	n := runtime.Callers(3, pcs[:])
	for _, pc := range pcs[:n] {
		f, _ := runtime.CallersFrames([]uintptr{pc}).Next()
		if !strings.HasPrefix(f.Function, "log.") {
			return pc
		}
	}
	return 0
}

func SetLogLoggerLevel(level Level) (oldLevel Level) {
	oldLevel = logLoggerLevel.Level()
	logLoggerLevel.Set(level)
	return
}

func NewLogLogger(h Handler, level Level) *log.Logger { return log.New(logWriter{h, level, true}, "", 0) }

func (l *Logger) Handler() Handler { return l.handler }

func (l *Logger) With(args ...any) *Logger {
	if len(args) == 0 {
		return l
	}
	return &Logger{l.handler.WithAttrs(attrs(args))}
}

func (l *Logger) WithGroup(name string) *Logger {
	if name == "" {
		return l
	}
	return &Logger{l.handler.WithGroup(name)}
}

func (l *Logger) Enabled(ctx context.Context, level Level) bool {
	if ctx == nil {
		ctx = context.Background()
	}
	return l.handler.Enabled(ctx, level)
}

// emit is called by an exported function, which the program called.
func (l *Logger) emit(ctx context.Context, level Level, msg string, list []Attr, args []any) {
	if !l.Enabled(ctx, level) {
		return
	}
	var pcs [1]uintptr
	runtime.Callers(3, pcs[:])
	r := NewRecord(time.Now(), level, msg, pcs[0])
	r.AddAttrs(list...)
	r.Add(args...)
	if ctx == nil {
		ctx = context.Background()
	}
	l.handler.Handle(ctx, r)
}

func (l *Logger) Log(ctx context.Context, level Level, msg string, args ...any) {
	l.emit(ctx, level, msg, nil, args)
}

func (l *Logger) LogAttrs(ctx context.Context, level Level, msg string, attrs ...Attr) {
	l.emit(ctx, level, msg, attrs, nil)
}

func Log(ctx context.Context, level Level, msg string, args ...any) {
	Default().emit(ctx, level, msg, nil, args)
}

func LogAttrs(ctx context.Context, level Level, msg string, attrs ...Attr) {
	Default().emit(ctx, level, msg, attrs, nil)
}

func With(args ...any) *Logger { return Default().With(args...) }

func (l *Logger) Debug(msg string, args ...any) { l.emit(nil, LevelDebug, msg, nil, args) }
func (l *Logger) DebugContext(ctx context.Context, msg string, args ...any) {
	l.emit(ctx, LevelDebug, msg, nil, args)
}
func Debug(msg string, args ...any) { Default().emit(nil, LevelDebug, msg, nil, args) }
func DebugContext(ctx context.Context, msg string, args ...any) {
	Default().emit(ctx, LevelDebug, msg, nil, args)
}

func (l *Logger) Info(msg string, args ...any) { l.emit(nil, LevelInfo, msg, nil, args) }
func (l *Logger) InfoContext(ctx context.Context, msg string, args ...any) {
	l.emit(ctx, LevelInfo, msg, nil, args)
}
func Info(msg string, args ...any) { Default().emit(nil, LevelInfo, msg, nil, args) }
func InfoContext(ctx context.Context, msg string, args ...any) {
	Default().emit(ctx, LevelInfo, msg, nil, args)
}

func (l *Logger) Warn(msg string, args ...any) { l.emit(nil, LevelWarn, msg, nil, args) }
func (l *Logger) WarnContext(ctx context.Context, msg string, args ...any) {
	l.emit(ctx, LevelWarn, msg, nil, args)
}
func Warn(msg string, args ...any) { Default().emit(nil, LevelWarn, msg, nil, args) }
func WarnContext(ctx context.Context, msg string, args ...any) {
	Default().emit(ctx, LevelWarn, msg, nil, args)
}

func (l *Logger) Error(msg string, args ...any) { l.emit(nil, LevelError, msg, nil, args) }
func (l *Logger) ErrorContext(ctx context.Context, msg string, args ...any) {
	l.emit(ctx, LevelError, msg, nil, args)
}
func Error(msg string, args ...any) { Default().emit(nil, LevelError, msg, nil, args) }
func ErrorContext(ctx context.Context, msg string, args ...any) {
	Default().emit(ctx, LevelError, msg, nil, args)
}
