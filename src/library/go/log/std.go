package log

import (
	"fmt"
	"io"
	"os"
)

// SetOutput sets the standard Logger's output.
func SetOutput(w io.Writer) { std.SetOutput(w) }

// Writer returns the standard Logger's output.
func Writer() io.Writer { return std.Writer() }

// Flags returns what the standard Logger puts before a line.
func Flags() int { return std.Flags() }

// SetFlags sets what the standard Logger puts before a line.
func SetFlags(flag int) { std.SetFlags(flag) }

// Prefix returns the standard Logger's prefix.
func Prefix() string { return std.Prefix() }

// SetPrefix sets the standard Logger's prefix.
func SetPrefix(prefix string) { std.SetPrefix(prefix) }

// Output writes a line with the standard Logger.
func Output(calldepth int, s string) error { return std.output(calldepth+1, s) }

// Print writes like fmt.Print.
func Print(v ...any) { std.output(2, fmt.Sprint(v...)) }

// Printf writes like fmt.Printf.
func Printf(format string, v ...any) { std.output(2, fmt.Sprintf(format, v...)) }

// Println writes like fmt.Println.
func Println(v ...any) { std.output(2, fmt.Sprintln(v...)) }

// Fatal is Print and the end of the program with code 1.
func Fatal(v ...any) {
	std.output(2, fmt.Sprint(v...))
	os.Exit(1)
}

// Fatalf is Printf and the end of the program with code 1.
func Fatalf(format string, v ...any) {
	std.output(2, fmt.Sprintf(format, v...))
	os.Exit(1)
}

// Fatalln is Println and the end of the program with code 1.
func Fatalln(v ...any) {
	std.output(2, fmt.Sprintln(v...))
	os.Exit(1)
}

// Panic is Print and a panic with the text.
func Panic(v ...any) {
	s := fmt.Sprint(v...)
	std.output(2, s)
	panic(s)
}

// Panicf is Printf and a panic with the text.
func Panicf(format string, v ...any) {
	s := fmt.Sprintf(format, v...)
	std.output(2, s)
	panic(s)
}

// Panicln is Println and a panic with the text.
func Panicln(v ...any) {
	s := fmt.Sprintln(v...)
	std.output(2, s)
	panic(s)
}
