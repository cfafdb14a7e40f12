package url

import (
	"errors"
	"maps"
	"slices"
	"strings"
)

type Values map[string][]string

func (v Values) Get(key string) string {
	if list := v[key]; len(list) > 0 {
		return list[0]
	}
	return ""
}

func (v Values) Set(key, value string) { v[key] = []string{value} }
func (v Values) Add(key, value string) { v[key] = append(v[key], value) }
func (v Values) Del(key string)        { delete(v, key) }
func (v Values) Has(key string) bool   { _, ok := v[key]; return ok }

func (v Values) Clone() Values {
	if v == nil {
		return nil
	}
	c := make(Values, len(v))
	for key, list := range v {
		c[key] = slices.Clone(list)
	}
	return c
}

// Encode sorts by key.
func (v Values) Encode() string {
	var b strings.Builder
	for _, key := range slices.Sorted(maps.Keys(v)) {
		for _, value := range v[key] {
			if b.Len() > 0 {
				b.WriteByte('&')
			}
			b.WriteString(QueryEscape(key))
			b.WriteByte('=')
			b.WriteString(QueryEscape(value))
		}
	}
	return b.String()
}

// mostParams is urlmaxqueryparams.
const mostParams = 10000

// ParseQuery goes on after a pair that it cannot read, and tells the first error; a semicolon's error replaces others.
func ParseQuery(query string) (Values, error) {
	v := make(Values)
	if strings.Count(query, "&")+1 > mostParams {
		return v, errors.New("number of URL query parameters exceeded limit")
	}
	var failed error
	for pair := range strings.SplitSeq(query, "&") {
		if strings.Contains(pair, ";") {
			failed = errors.New("invalid semicolon separator in query")
			continue
		}
		if pair == "" {
			continue
		}
		key, value, _ := strings.Cut(pair, "=")
		key, err := QueryUnescape(key)
		if err == nil {
			value, err = QueryUnescape(value)
		}
		if err == nil {
			v.Add(key, value)
		} else if failed == nil {
			failed = err
		}
	}
	return v, failed
}
