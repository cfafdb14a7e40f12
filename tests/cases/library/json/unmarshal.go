package main

import (
	"encoding/json"
	"fmt"
	"strings"
)

type inner struct {
	X float64 `json:"x"`
}

type rec struct {
	ID   int
	Name string   `json:"name"`
	Tags []string `json:"tags"`
	P    *int     `json:"p"`
	In   inner    `json:"in"`
	M    map[string]any
}

func main() {
	var r rec
	err := json.Unmarshal([]byte(`{"id": 5, "NAME": "n", "tags": ["a","b"], "p": 3, "in": {"x": 1.5}, "m": {"k": [1, null, "s"]}, "zz": 1}`), &r)
	fmt.Println(err, r.ID, r.Name, r.Tags, *r.P, r.In, r.M)
	var any any
	fmt.Println(json.Unmarshal([]byte(`[1, 2.5, "s", true, null, {"b": {}}]`), &any), any)
	for _, s := range []string{``, `{`, `{"id": "x"}`, `[1,]`, `{"id": 1.5}`, `nul`, `{"a" 1}`, `"\x"`, `{} x`, `{"tags": [1]}`, `5`, `{"in": {"x": []}}`} {
		var r rec
		fmt.Println(json.Unmarshal([]byte(s), &r))
	}
	fmt.Println(json.Unmarshal([]byte(`1`), nil), json.Unmarshal([]byte(`1`), r))
	dec := json.NewDecoder(strings.NewReader(`{"id":1} {"id":2} [`))
	for {
		var r rec
		if err := dec.Decode(&r); err != nil {
			fmt.Println(err)
			break
		}
		fmt.Println(r.ID)
	}
	dec = json.NewDecoder(strings.NewReader(`{"a":[1,"x",null]}`))
	for {
		t, err := dec.Token()
		if err != nil {
			fmt.Println(err)
			break
		}
		fmt.Printf("%T %v;", t, t)
	}
	dec = json.NewDecoder(strings.NewReader(`{"unknown":1}`))
	dec.DisallowUnknownFields()
	fmt.Println(dec.Decode(&r), json.Valid([]byte(`{"a":[]}`)))
}
