// Package slog: structured logging. This file has levels, values and attributes.
package slog

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

type Level int

const (
	LevelDebug Level = -4
	LevelInfo  Level = 0
	LevelWarn  Level = 4
	LevelError Level = 8
)

func (l Level) String() string {
	name, base := "DEBUG", LevelDebug
	switch {
	case l >= LevelError:
		name, base = "ERROR", LevelError
	case l >= LevelWarn:
		name, base = "WARN", LevelWarn
	case l >= LevelInfo:
		name, base = "INFO", LevelInfo
	}
	if l == base {
		return name
	}
	return fmt.Sprintf("%s%+d", name, l-base)
}

func (l Level) Level() Level                 { return l }
func (l Level) MarshalText() ([]byte, error) { return []byte(l.String()), nil }
func (l Level) MarshalJSON() ([]byte, error) { return []byte(strconv.Quote(l.String())), nil }

func (l *Level) UnmarshalText(data []byte) error {
	name, offset := string(data), 0
	if i := strings.IndexAny(name, "+-"); i >= 0 {
		n, err := strconv.Atoi(name[i:])
		if err != nil {
			return fmt.Errorf("slog: level string %q: %w", data, err)
		}
		name, offset = name[:i], n
	}
	for _, known := range []Level{LevelDebug, LevelInfo, LevelWarn, LevelError} {
		if strings.EqualFold(name, known.String()) {
			*l = known + Level(offset)
			return nil
		}
	}
	return fmt.Errorf("slog: level string %q: %w", data, errors.New("unknown name"))
}

func (l Level) AppendText(b []byte) ([]byte, error) { return append(b, l.String()...), nil }

func (l *Level) UnmarshalJSON(data []byte) error {
	name, err := strconv.Unquote(string(data))
	if err != nil {
		return err
	}
	return l.UnmarshalText([]byte(name))
}

type Leveler interface{ Level() Level }

type LevelVar struct{ val atomic.Int64 }

func (v *LevelVar) Level() Level   { return Level(v.val.Load()) }
func (v *LevelVar) Set(l Level)    { v.val.Store(int64(l)) }
func (v *LevelVar) String() string { return fmt.Sprintf("LevelVar(%s)", v.Level()) }

// MarshalText returns the level's name.
func (v *LevelVar) MarshalText() ([]byte, error) { return []byte(v.Level().String()), nil }

func (v *LevelVar) AppendText(b []byte) ([]byte, error) { return v.Level().AppendText(b) }

func (v *LevelVar) UnmarshalText(data []byte) error {
	var l Level
	if err := l.UnmarshalText(data); err != nil {
		return err
	}
	v.Set(l)
	return nil
}

type Kind int

const (
	KindAny Kind = iota
	KindBool
	KindDuration
	KindFloat64
	KindInt64
	KindString
	KindTime
	KindUint64
	KindGroup
	KindLogValuer
)

var kindNames = []string{"Any", "Bool", "Duration", "Float64", "Int64", "String", "Time", "Uint64", "Group", "LogValuer"}

func (k Kind) String() string { return kindNames[k] }

// Value holds any value; integers are int64 or uint64, groups []Attr.
type Value struct{ any any }

type LogValuer interface{ LogValue() Value }

func StringValue(value string) Value      { return Value{value} }
func IntValue(v int) Value                { return Value{int64(v)} }
func Int64Value(v int64) Value            { return Value{v} }
func Uint64Value(v uint64) Value          { return Value{v} }
func Float64Value(v float64) Value        { return Value{v} }
func BoolValue(v bool) Value              { return Value{v} }
func TimeValue(v time.Time) Value         { return Value{v.Round(0)} }
func DurationValue(v time.Duration) Value { return Value{v} }

func GroupValue(as ...Attr) Value {
	kept := make([]Attr, 0, len(as))
	for _, a := range as {
		if !a.Value.isEmptyGroup() {
			kept = append(kept, a)
		}
	}
	return Value{kept}
}

func AnyValue(v any) Value {
	switch v := v.(type) {
	case Value:
		return v
	case Kind:
		return Value{v}
	case int:
		return Value{int64(v)}
	case int8:
		return Value{int64(v)}
	case int16:
		return Value{int64(v)}
	case int32:
		return Value{int64(v)}
	case uint:
		return Value{uint64(v)}
	case uint8:
		return Value{uint64(v)}
	case uint16:
		return Value{uint64(v)}
	case uint32:
		return Value{uint64(v)}
	case uintptr:
		return Value{uint64(v)}
	case float32:
		return Value{float64(v)}
	case []Attr:
		return GroupValue(v...)
	}
	return Value{v}
}

func (v Value) Kind() Kind {
	switch v.any.(type) {
	case bool:
		return KindBool
	case time.Duration:
		return KindDuration
	case float64:
		return KindFloat64
	case int64:
		return KindInt64
	case string:
		return KindString
	case time.Time:
		return KindTime
	case uint64:
		return KindUint64
	case []Attr:
		return KindGroup
	case LogValuer:
		return KindLogValuer
	}
	return KindAny
}

func (v Value) isEmptyGroup() bool {
	group, ok := v.any.([]Attr)
	return ok && len(group) == 0
}

func (v Value) Any() any                { return v.any }
func (v Value) Int64() int64            { return v.any.(int64) }
func (v Value) Uint64() uint64          { return v.any.(uint64) }
func (v Value) Float64() float64        { return v.any.(float64) }
func (v Value) Bool() bool              { return v.any.(bool) }
func (v Value) Duration() time.Duration { return v.any.(time.Duration) }
func (v Value) Time() time.Time         { return v.any.(time.Time) }
func (v Value) Group() []Attr           { return v.any.([]Attr) }
func (v Value) LogValuer() LogValuer    { return v.any.(LogValuer) }

func (v Value) String() string {
	switch x := v.any.(type) {
	case string:
		return x
	case float64:
		return strconv.FormatFloat(x, 'g', -1, 64)
	case []Attr:
		return fmt.Sprint(x)
	}
	return fmt.Sprintf("%+v", v.any)
}

func (v Value) Equal(w Value) bool {
	a, ok := v.any.([]Attr)
	b, also := w.any.([]Attr)
	if ok && also && len(a) == len(b) {
		for i := range a {
			if !a[i].Equal(b[i]) {
				return false
			}
		}
		return true
	}
	return ok == also && !ok && v.any == w.any
}

// Resolve asks LogValuers, one after another.
func (v Value) Resolve() (out Value) {
	defer func() {
		if r := recover(); r != nil {
			out = AnyValue(fmt.Errorf("LogValue panicked\n%v", r))
		}
	}()
	for range 100 {
		valuer, ok := v.any.(LogValuer)
		if !ok {
			return v
		}
		v = valuer.LogValue()
	}
	return AnyValue(fmt.Errorf("LogValue called too many times"))
}

type Attr struct {
	Key   string
	Value Value
}

func (a Attr) Equal(b Attr) bool { return a.Key == b.Key && a.Value.Equal(b.Value) }
func (a Attr) String() string    { return a.Key + "=" + a.Value.String() }

func String(key, value string) Attr             { return Attr{key, StringValue(value)} }
func Int64(key string, value int64) Attr        { return Attr{key, Int64Value(value)} }
func Int(key string, value int) Attr            { return Attr{key, IntValue(value)} }
func Uint64(key string, v uint64) Attr          { return Attr{key, Uint64Value(v)} }
func Float64(key string, v float64) Attr        { return Attr{key, Float64Value(v)} }
func Bool(key string, v bool) Attr              { return Attr{key, BoolValue(v)} }
func Time(key string, v time.Time) Attr         { return Attr{key, TimeValue(v)} }
func Duration(key string, v time.Duration) Attr { return Attr{key, DurationValue(v)} }
func Any(key string, value any) Attr            { return Attr{key, AnyValue(value)} }
func Group(key string, args ...any) Attr        { return Attr{key, GroupValue(attrs(args)...)} }

func GroupAttrs(key string, attrs ...Attr) Attr { return Attr{key, GroupValue(attrs...)} }

// attrs pairs keys with values; Attrs stand alone.
func attrs(args []any) (list []Attr) {
	for len(args) > 0 {
		switch x := args[0].(type) {
		case Attr:
			list = append(list, x)
		case string:
			if len(args) == 1 {
				return append(list, String("!BADKEY", x))
			}
			list = append(list, Any(x, args[1]))
			args = args[1:]
		default:
			list = append(list, Any("!BADKEY", x))
		}
		args = args[1:]
	}
	return
}
