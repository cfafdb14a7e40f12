package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
)

type rec struct {
	ID   int            `json:"id"`
	Name string         `json:"name,omitempty"`
	Tags []string       `json:"tags"`
	P    *int           `json:"p,omitempty"`
	When weekday        `json:"when"`
	Any  any            `json:"any"`
	F    float64        `json:",string"`
	M    map[string]int `json:"-"`
	skip int
}

type weekday int

func (d weekday) MarshalText() ([]byte, error) { return []byte(fmt.Sprint("day", int(d))), nil }

type bad struct{}

func (bad) MarshalJSON() ([]byte, error) { return nil, errors.New("will not") }

func main() {
	a := 7
	b, err := json.Marshal(rec{ID: 1, Name: "x<y>", Tags: []string{"a"}, P: &a, When: 5, Any: map[string]any{"k": []int{1}}, F: 1.5, skip: 1})
	fmt.Println(string(b), err)
	b, _ = json.MarshalIndent(rec{}, "", "  ")
	fmt.Println(string(b))
	for _, v := range []any{nil, true, 1e21, 0.000001, "\u2028\n\"", []byte("hi"), map[int]string{2: "b", 1: "a"}, []int(nil), [2]int{1, 2}, struct{}{}} {
		b, err := json.Marshal(v)
		fmt.Println(string(b), err)
	}
	for _, v := range []any{make(chan int), func() {}, math.Inf(1), map[string]any{"c": make(chan int)}, bad{}} {
		_, err := json.Marshal(v)
		fmt.Println(err)
	}
	enc := json.NewEncoder(os.Stdout)
	enc.SetEscapeHTML(false)
	enc.Encode(map[string]string{"html": "<b>"})
}
