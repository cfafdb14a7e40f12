// Package log writes lines with a time before them.
package log

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"
	"time"
)

// What is put before a line.
const (
	Ldate         = 1 << iota // the date: 2009/01/23
	Ltime                     // the time: 01:23:23
	Lmicroseconds             // with microseconds: 01:23:23.123123
	Llongfile                 // the file's whole name and the line: /a/b/c/d.go:23
	Lshortfile                // the file's last name and the line: d.go:23
	LUTC                      // date and time are UTC
	Lmsgprefix                // the prefix comes after all this
	LstdFlags     = Ldate | Ltime
)

// Logger writes to an output, one Write for a line. Goroutines may share it.
type Logger struct {
	mu     sync.Mutex
	out    io.Writer
	prefix string
	flag   int
}

// New returns a Logger.
func New(out io.Writer, prefix string, flag int) *Logger {
	return &Logger{out: out, prefix: prefix, flag: flag}
}

var std = New(os.Stderr, "", LstdFlags)

// Default returns the Logger that the package's functions use.
func Default() *Logger { return std }

// SetOutput sets the output.
func (l *Logger) SetOutput(w io.Writer) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.out = w
}

// Writer returns the output.
func (l *Logger) Writer() io.Writer {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.out
}

// Flags returns what is put before a line.
func (l *Logger) Flags() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.flag
}

// SetFlags sets what is put before a line.
func (l *Logger) SetFlags(flag int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.flag = flag
}

// Prefix returns the prefix.
func (l *Logger) Prefix() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.prefix
}

// SetPrefix sets the prefix.
func (l *Logger) SetPrefix(prefix string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.prefix = prefix
}

// Output writes a line; calldepth says whose place is told: 1 for Output's caller.
func (l *Logger) Output(calldepth int, s string) error { return l.output(calldepth+1, s) }

func (l *Logger) output(calldepth int, s string) error {
	now := time.Now()
	l.mu.Lock()
	defer l.mu.Unlock()
	file, line := "", 0
	if l.flag&(Lshortfile|Llongfile) != 0 {
		var ok bool
		if _, file, line, ok = runtime.Caller(calldepth); !ok {
			file, line = "???", 0
		}
	}
	text := l.header(now, file, line)
	text = append(text, s...)
	if len(s) == 0 || s[len(s)-1] != '\n' {
		text = append(text, '\n')
	}
	_, err := l.out.Write(text)
	return err
}

func (l *Logger) header(t time.Time, file string, line int) []byte {
	var text []byte
	if l.flag&Lmsgprefix == 0 {
		text = append(text, l.prefix...)
	}
	if l.flag&LUTC != 0 {
		t = t.UTC()
	}
	if l.flag&Ldate != 0 {
		year, month, day := t.Date()
		text = appendPadded(text, year, 4)
		text = append(text, '/')
		text = appendPadded(text, int(month), 2)
		text = append(text, '/')
		text = appendPadded(text, day, 2)
		text = append(text, ' ')
	}
	if l.flag&(Ltime|Lmicroseconds) != 0 {
		hour, minute, second := t.Clock()
		text = appendPadded(text, hour, 2)
		text = append(text, ':')
		text = appendPadded(text, minute, 2)
		text = append(text, ':')
		text = appendPadded(text, second, 2)
		if l.flag&Lmicroseconds != 0 {
			text = append(text, '.')
			text = appendPadded(text, t.Nanosecond()/1e3, 6)
		}
		text = append(text, ' ')
	}
	if l.flag&(Lshortfile|Llongfile) != 0 {
		if l.flag&Lshortfile != 0 {
			for i := len(file) - 1; i > 0; i-- {
				if file[i] == '/' {
					file = file[i+1:]
					break
				}
			}
		}
		text = append(text, file...)
		text = append(text, ':')
		text = appendPadded(text, line, 1)
		text = append(text, ": "...)
	}
	if l.flag&Lmsgprefix != 0 {
		text = append(text, l.prefix...)
	}
	return text
}

// appendPadded appends a number with at least width digits.
func appendPadded(text []byte, n, width int) []byte {
	if n >= 10 || width > 1 {
		text = appendPadded(text, n/10, width-1)
	}
	return append(text, byte('0'+n%10))
}

// Print writes like fmt.Print.
func (l *Logger) Print(v ...any) { l.output(2, fmt.Sprint(v...)) }

// Printf writes like fmt.Printf.
func (l *Logger) Printf(format string, v ...any) { l.output(2, fmt.Sprintf(format, v...)) }

// Println writes like fmt.Println.
func (l *Logger) Println(v ...any) { l.output(2, fmt.Sprintln(v...)) }

// Fatal is Print and the end of the program with code 1.
func (l *Logger) Fatal(v ...any) {
	l.output(2, fmt.Sprint(v...))
	os.Exit(1)
}

// Fatalf is Printf and the end of the program with code 1.
func (l *Logger) Fatalf(format string, v ...any) {
	l.output(2, fmt.Sprintf(format, v...))
	os.Exit(1)
}

// Fatalln is Println and the end of the program with code 1.
func (l *Logger) Fatalln(v ...any) {
	l.output(2, fmt.Sprintln(v...))
	os.Exit(1)
}

// Panic is Print and a panic with the text.
func (l *Logger) Panic(v ...any) {
	s := fmt.Sprint(v...)
	l.output(2, s)
	panic(s)
}

// Panicf is Printf and a panic with the text.
func (l *Logger) Panicf(format string, v ...any) {
	s := fmt.Sprintf(format, v...)
	l.output(2, s)
	panic(s)
}

// Panicln is Println and a panic with the text.
func (l *Logger) Panicln(v ...any) {
	s := fmt.Sprintln(v...)
	l.output(2, s)
	panic(s)
}
