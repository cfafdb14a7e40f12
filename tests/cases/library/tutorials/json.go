package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"
)

type Address struct {
	Street string `json:"street"`
	Zip    *int   `json:"zip,omitempty"`
}
type Base struct {
	ID      int       `json:"id"`
	Created time.Time `json:"created"`
}
type Person struct {
	Base
	Name    string            `json:"name"`
	Age     int               `json:"age,string"`
	Emails  []string          `json:"emails"`
	Meta    map[string]any    `json:"meta,omitempty"`
	Addr    *Address          `json:"addr"`
	secret  string
	Skip    string            `json:"-"`
	Dash    string            `json:"-,"`
	Raw     json.RawMessage   `json:"raw"`
	D       time.Duration     `json:"d"`
	F       float64           `json:"f"`
	B       []byte            `json:"b"`
	Tags    map[int]string    `json:"tags"`
	Any     any               `json:"any"`
	Level   Level             `json:"level"`
	OZ      time.Time         `json:"oz,omitzero"`
	Arr     [3]bool           `json:"arr"`
	E       struct{}          `json:"e"`
	M2      map[Level]int     `json:"m2"`
}
type Level int

func (l Level) MarshalText() ([]byte, error) { return []byte(fmt.Sprintf("L%d", int(l))), nil }
func (l *Level) UnmarshalText(b []byte) error {
	if len(b) < 2 || b[0] != 'L' {
		return errors.New("bad level " + string(b))
	}
	*l = Level(b[1] - '0')
	return nil
}

func main() {
	z := 12345
	p := Person{Base: Base{7, time.Date(2024, 2, 29, 12, 30, 45, 123456789, time.UTC)}, Name: "Ann <&> \u2028 \x01 \"q\"", Age: 30,
		Emails: nil, Meta: map[string]any{"z": 1, "a": []int{1, 2}, "m": nil}, Addr: &Address{"S", &z}, Raw: json.RawMessage(`{"x": 1}`),
		D: time.Second, F: 1e21, B: []byte("hello"), Tags: map[int]string{10: "ten", 2: "two"}, Any: 1.5, Level: 3, M2: map[Level]int{2: 1, 1: 2}}
	b, err := json.Marshal(p)
	fmt.Println(string(b), err)
	b, _ = json.MarshalIndent(p, "> ", "  ")
	fmt.Println(string(b))
	var q Person
	err = json.Unmarshal(b[:], &q)
	fmt.Println(err)
	var r Person
	b, _ = json.Marshal(p)
	err = json.Unmarshal(b, &r)
	fmt.Println(err, r.Name == p.Name, r.Created.Equal(p.Created), *r.Addr.Zip, r.Meta, r.Tags, string(r.B), r.Level, r.M2)
	for _, s := range []string{`{"id": "x"}`, `{"age": 5}`, `[1,2`, `{"name": 1}`, `nul`, `{"a" 1}`, `{"emails": [1]}`, `{"level": "X1"}`, `{"arr":[true,true,true,true]}`, ``, `{} x`, `"\x"`, `{"created":"2020"}`, `{"id": 1.5}`, `{"id": 99999999999999999999}`, `01`, `[1,]`, `{"b":"!!"}`, `{"tags":{"x":"1"}}`} {
		var p Person
		err := json.Unmarshal([]byte(s), &p)
		var se *json.SyntaxError
		var ue *json.UnmarshalTypeError
		switch {
		case errors.As(err, &se):
			fmt.Printf("%-20s syntax@%d %v\n", s, se.Offset, err)
		case errors.As(err, &ue):
			fmt.Printf("%-20s type %s %s %d %s %v\n", s, ue.Field, ue.Value, ue.Offset, ue.Type, err)
		default:
			fmt.Printf("%-20s %T %v\n", s, err, err)
		}
	}
	var v any
	json.Unmarshal([]byte(`{"a":[1,2.5,"x",null,true,{"b":{}}],"n":12345678901234567890}`), &v)
	fmt.Println(v)
	m := v.(map[string]any)
	for _, e := range m["a"].([]any) {
		fmt.Printf("%T ", e)
	}
	fmt.Println()
	dec := json.NewDecoder(strings.NewReader(`{"id":1} {"id":2}
	{"id":3, "bogus":1}`))
	dec.DisallowUnknownFields()
	for {
		var b Base
		if err := dec.Decode(&b); err != nil {
			fmt.Println("dec:", err)
			break
		}
		fmt.Println(b.ID, dec.More(), dec.InputOffset())
	}
	dec = json.NewDecoder(strings.NewReader(`{"k":[1,"a",null],"j":true}`))
	dec.UseNumber()
	for {
		t, err := dec.Token()
		if err != nil {
			fmt.Println(err)
			break
		}
		fmt.Printf("%T:%v ", t, t)
	}
	enc := json.NewEncoder(os.Stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	enc.Encode(map[string]any{"html": "<b>", "f": 3.0, "big": 1e6, "small": 1e-7, "nil": nil, "neg": -0.0})
	_, err = json.Marshal(make(chan int))
	fmt.Println(err)
	_, err = json.Marshal(map[string]any{"f": func() {}})
	fmt.Println(err)
	type Cyc struct{ N *Cyc }
	c := &Cyc{}
	c.N = c
	_, err = json.Marshal(c)
	fmt.Println(err)
	var out bytes.Buffer
	json.Indent(&out, []byte(`{"a":[],"b":{},"c":[1,2]}`), "", "\t")
	fmt.Println(out.String())
	out.Reset()
	json.Compact(&out, []byte("{ \"a\" : [ 1 , 2 ] }"))
	fmt.Println(out.String(), json.Valid([]byte(`{"a":}`)))
	fmt.Println(json.Unmarshal([]byte("{}"), p), json.Unmarshal([]byte("{}"), nil))
}
