// record: go1.23
// record: each

// What a throw and a fatal error say of panics: values of several lines, values that panic when they are printed, and
// panics that were recovered and raised again before a fatal error.
package main

import (
	"errors"
	"fmt"
	"os"
	"sync"
)

type lines string

func (e lines) Error() string { panic("printed\n" + string(e) + "\n\tend") }

type words struct{ text string }

func (w *words) String() string { panic(w.text) }

type other int

func (other) Error() string { panic(errors.New("an error\nof lines")) }

type number int

func (number) Error() string { panic(7) }

func unlock() {
	var mu sync.Mutex
	mu.Unlock()
}

func again() { panic(recover()) }

func c_lines()  { panic(lines("first\nsecond")) }
func c_words()  { panic(&words{"a\nb"}) }
func c_other()  { panic(other(1)) }
func c_number() { panic(number(1)) }

func c_again() {
	defer unlock()
	defer again()
	var p *int
	*p = 1
}

func c_againTwice() {
	defer unlock()
	defer again()
	defer again()
	panic("text\nof lines")
}

func c_againNew() {
	defer unlock()
	defer func() { panic(fmt.Sprint(recover())) }()
	defer again()
	panic("text")
}

func c_againError() {
	defer unlock()
	defer again()
	panic(errors.New("an error"))
}

func c_againBuilt() {
	defer unlock()
	defer again()
	panic(fmt.Errorf("built %d", len(os.Args)))
}

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"lines":      c_lines,
	"words":      c_words,
	"other":      c_other,
	"number":     c_number,
	"again":      c_again,
	"againTwice": c_againTwice,
	"againNew":   c_againNew,
	"againError": c_againError,
	"againBuilt": c_againGoexit,
}
