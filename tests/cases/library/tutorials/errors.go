package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
)

type NotFound struct{ Name string }

func (e NotFound) Error() string        { return e.Name + ": not found" }
func (e NotFound) Is(target error) bool { return target == fs.ErrNotExist }

type temporary interface{ Temporary() bool }
type netErr struct{}

func (*netErr) Error() string   { return "net" }
func (*netErr) Temporary() bool { return true }

type multi []error

func (m multi) Error() string   { return fmt.Sprint(len(m), " errors") }
func (m multi) Unwrap() []error { return m }

func main() {
	e := fmt.Errorf("open: %w", NotFound{"x"})
	fmt.Println(e, errors.Is(e, fs.ErrNotExist), errors.Is(e, io.EOF))
	var nf NotFound
	fmt.Println(errors.As(e, &nf), nf.Name)
	var t temporary
	fmt.Println(errors.As(errors.Join(io.EOF, fmt.Errorf("a: %w", &netErr{})), &t), t.Temporary())
	j := errors.Join(nil, io.EOF, nil, errors.New("two"))
	fmt.Println(j)
	fmt.Printf("%q\n", j.Error())
	fmt.Println(errors.Join(nil, nil) == nil, errors.Unwrap(j))
	m := multi{io.ErrUnexpectedEOF, e}
	fmt.Println(m, errors.Is(m, io.ErrUnexpectedEOF), errors.Is(m, fs.ErrNotExist))
	_, err := strconv.Atoi("12a")
	var ne *strconv.NumError
	fmt.Println(err, errors.As(err, &ne), ne.Func, ne.Num, ne.Err, errors.Is(err, strconv.ErrSyntax))
	_, err = strconv.ParseInt("300", 10, 8)
	fmt.Println(err)
	_, err = strconv.ParseUint("-1", 10, 64)
	fmt.Println(err)
	_, err = strconv.ParseFloat("1e400", 64)
	fmt.Println(err)
	_, err = strconv.ParseBool("maybe")
	fmt.Println(err)
	_, err = strconv.ParseInt("12", 1, 0)
	fmt.Println(err)
	_, err = strconv.Unquote(`"a`)
	fmt.Println(err)
	var err2 error = &fs.PathError{Op: "open", Path: "/nope", Err: fs.ErrNotExist}
	err = err2
	fmt.Println(err, errors.Is(err, os.ErrNotExist))
	var pe *fs.PathError
	fmt.Println(errors.As(err, &pe), pe.Op, pe.Path)
	if nf, ok := errors.AsType[NotFound](e); ok {
		fmt.Println("astype", nf)
	}
	func() {
		defer func() {
			if r := recover(); r != nil {
				err, ok := r.(error)
				fmt.Println("recovered:", r, ok)
				fmt.Printf("%T %v\n", r, err)
			}
		}()
		var a []int
		_ = a[len(os.Args)+4]
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		errors.As(e, nil)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var x int
		errors.As(e, &x)
	}()
	panic(fmt.Errorf("final: %w", e))
}
