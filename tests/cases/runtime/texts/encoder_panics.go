// record: go1.23
// record: each

// Panics that pass through packages that call the program's methods.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"text/template"
)

//go:noinline
func id[X any](x X) X { return x }

func index() int { a := id([]int{}); return a[id(1)] }

type marshals struct{}

func (marshals) MarshalJSON() ([]byte, error) { panic("MarshalJSON") }

type marshalsPtr struct{ a int }

func (m *marshalsPtr) MarshalJSON() ([]byte, error) { return nil, fmt.Errorf("%d", m.a) }

type texts int

func (texts) MarshalText() ([]byte, error) { panic("MarshalText") }

type reads struct{}

func (*reads) UnmarshalJSON([]byte) error { panic("UnmarshalJSON") }

type readsText struct{}

func (*readsText) UnmarshalText([]byte) error { panic("UnmarshalText") }

type fails struct{}

func (fails) MarshalJSON() ([]byte, error) { return nil, errors.New("fails") }

type writes struct{}

func (writes) Write([]byte) (int, error) { panic("Write") }

type source struct{}

func (source) Read([]byte) (int, error) { panic("Read") }

type node struct{ Next *node }

func say(v any, err error) { fmt.Println(v, err) }

func c_marshalNilPtr() { b, err := json.Marshal((*marshalsPtr)(nil)); say(string(b), err) }
func c_marshalAddr()   { b, err := json.Marshal(&struct{ M marshalsPtr }{}); say(string(b), err) }
func c_marshalFails()  { b, err := json.Marshal(fails{}); say(string(b), err) }
func c_encodeWrite()   { json.NewEncoder(writes{}).Encode(1) }
func c_cycle()         { n := &node{}; n.Next = n; b, err := json.Marshal(n); say(string(b), err) }
func c_cycleMap()      { m := map[string]any{}; m["a"] = m; b, err := json.Marshal(m); say(string(b), err) }
func c_unmarshal()     { json.Unmarshal([]byte("{}"), &reads{}) }
func c_unmarshalText() { json.Unmarshal([]byte(`"a"`), &readsText{}) }
func c_unmarshalNo() {
	say(nil, json.Unmarshal([]byte("{}"), reads{}))
	say(nil, json.Unmarshal([]byte("{}"), nil))
}
func c_decode()      { json.NewDecoder(strings.NewReader("{}")).Decode(&reads{}) }
func c_decodeRead()  { var v any; json.NewDecoder(source{}).Decode(&v) }
func c_decodeToken() { json.NewDecoder(source{}).Token() }

type data struct{ A int }

func (data) Panics() string      { panic("method") }
func (data) Index() int          { return index() }
func (data) Args(a int) int      { panic(a) }
func (data) Fails() (int, error) { return 0, errors.New("fails") }
func (data) String() string      { return "data" }

func run(text string, v any) {
	t := template.Must(template.New("t").Funcs(template.FuncMap{
		"f": func() string { panic("function") },
		"g": func(v any) any { return v },
	}).Parse(text))
	say("", t.Execute(os.Stdout, v))
}

func c_tmplMethod() { run("a{{.Panics}}", data{}) }
func c_tmplIndex()  { run("a{{.Index}}", data{}) }
func c_tmplArgs()   { run("a{{.Args 3}}", data{}) }
func c_tmplFails()  { run("a{{.Fails}}", data{}) }
func c_tmplFunc()   { run("a{{f}}", nil) }
func c_tmplPipe()   { run("a{{f | g}}", nil) }
func c_tmplIf()     { run("{{if f}}{{end}}", nil) }
func c_tmplRange()  { run("{{range g .}}{{f}}{{end}}", []int{1}) }
func c_tmplWith()   { run("{{with .A}}{{f}}{{end}}", data{1}) }
func c_tmplNested() { run(`{{define "x"}}{{f}}{{end}}{{template "x"}}`, nil) }
func c_tmplMust()   { template.Must(template.New("t").Parse("{{")) }
func c_tmplFuncs()  { template.New("t").Funcs(template.FuncMap{"f": 1}) }
func c_tmplFuncs2() { template.New("t").Funcs(template.FuncMap{"f": func() {}}) }
func c_tmplName()   { template.New("t").Funcs(template.FuncMap{"a-b": index}) }
func c_tmplWrite()  { template.Must(template.New("t").Parse("a")).Execute(writes{}, nil) }
func c_tmplOption() { template.New("t").Option("none") }
func c_tmplLess()   { run("{{index . 3}}", []int{1}) }
func c_tmplNilPtr() { run("{{.A}}", (*data)(nil)) }

func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"marshalNilPtr": c_marshalNilPtr,
	"marshalAddr":   c_marshalAddr,
	"marshalFails":  c_marshalFails,
	"encodeWrite":   c_encodeWrite,
	"cycle":         c_cycle,
	"cycleMap":      c_cycleMap,
	"unmarshal":     c_unmarshal,
	"unmarshalText": c_unmarshalText,
	"unmarshalNo":   c_unmarshalNo,
	"decode":        c_decode,
	"decodeRead":    c_decodeRead,
	"decodeToken":   c_decodeToken,
	"tmplMethod":    c_tmplMethod,
	"tmplIndex":     c_tmplIndex,
	"tmplArgs":      c_tmplArgs,
	"tmplFails":     c_tmplFails,
	"tmplFunc":      c_tmplFunc,
	"tmplPipe":      c_tmplPipe,
	"tmplIf":        c_tmplIf,
	"tmplRange":     c_tmplRange,
	"tmplWith":      c_tmplWith,
	"tmplNested":    c_tmplNested,
	"tmplMust":      c_tmplMust,
	"tmplFuncs":     c_tmplFuncs,
	"tmplFuncs2":    c_tmplFuncs2,
	"tmplName":      c_tmplName,
	"tmplWrite":     c_tmplWrite,
	"tmplOption":    c_tmplOption,
	"tmplLess":      c_tmplLess,
	"tmplNilPtr":    c_tmplNilPtr,
}
