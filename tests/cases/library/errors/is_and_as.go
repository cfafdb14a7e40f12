package main

import (
	"errors"
	"fmt"
	"io"
)

type pathError struct {
	path string
	err  error
}

func (e *pathError) Error() string { return e.path + ": " + e.err.Error() }
func (e *pathError) Unwrap() error { return e.err }

type code int

func (c code) Error() string { return fmt.Sprint("code ", int(c)) }
func (c code) Is(target error) bool {
	t, ok := target.(code)
	return ok && c/100 == t/100
}

func main() {
	err := fmt.Errorf("open: %w", &pathError{"a.txt", io.EOF})
	fmt.Println(err, errors.Is(err, io.EOF), errors.Is(err, io.ErrShortWrite))
	var pe *pathError
	fmt.Println(errors.As(err, &pe), pe.path, errors.Unwrap(errors.Unwrap(err)) == io.EOF)
	got, ok := errors.AsType[*pathError](err)
	fmt.Println(got == pe, ok)
	j := errors.Join(io.EOF, nil, errors.New("second"))
	fmt.Println(j, errors.Is(j, io.EOF), errors.Join(nil, nil) == nil)
	fmt.Printf("%q %T\n", j, j)
	fmt.Println(errors.Is(code(404), code(400)), errors.Is(code(404), code(500)), errors.Is(nil, io.EOF), errors.Is(nil, nil))
	fmt.Println(errors.New("a") == errors.New("a"), errors.ErrUnsupported)
	func() {
		defer func() { fmt.Println(recover()) }()
		errors.As(err, nil)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var s string
		errors.As(err, &s)
	}()
}
