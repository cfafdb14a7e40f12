// Package os: standard streams and the end of the program.
package os

// write appends b to standard output (fd 1) or error (fd 2) in one step.
func write(fd int, b []byte)

// read fills b from the program's standard input, at most to the end of a line; 0 at the end of the input.
func read(b []byte) int

// Exit ends the program at once with code; no deferred calls.
func Exit(code int)

// args is the command line: the program's name first.
func args() []string
