package testing

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

// filter is a -test.run or -test.skip: alternatives of expressions, one for each element of a test's name.
type filter [][]*regexp.Regexp

func newFilter(text, flag string) filter {
	var out filter
	if text == "" {
		return out
	}
	for i, alternative := range split(text, '|') {
		var row []*regexp.Regexp
		for j, element := range split(alternative, '/') {
			re, err := regexp.Compile(rewrite(element))
			if err != nil {
				where := fmt.Sprintf("element %d of %s (%q): %s", j, flag, rewrite(element), err)
				if len(split(text, '|')) > 1 {
					where = fmt.Sprintf("alternation %d of %s", i, where)
				}
				fmt.Fprintf(os.Stderr, "testing: invalid regexp for %s\n", where)
				os.Exit(1)
			}
			row = append(row, re)
		}
		out = append(out, row)
	}
	return out
}

// split cuts at separators that stand in no brackets; an alternative's slashes are cut later.
func split(text string, sep byte) []string {
	var out []string
	square, round, from := 0, 0, 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\':
			i++
		case c == '[':
			square++
		case c == ']':
			square = max(square-1, 0)
		case c == '(' && square == 0:
			round++
		case c == ')' && square == 0:
			round--
		case c == sep && square == 0 && round == 0:
			out = append(out, text[from:i])
			from = i + 1
		}
	}
	return append(out, text[from:])
}

// matches tells whether a name is wanted, and whether only its parts may turn out to be.
func (f filter) matches(name string) (ok, partial bool) {
	elements := strings.Split(name, "/")
rows:
	for _, row := range f {
		for i, element := range elements {
			if i < len(row) && !row[i].MatchString(element) {
				continue rows
			}
		}
		return true, len(elements) < len(row)
	}
	return false, false
}

// run is what the tests of one pass share: what is to run, which names are taken, and the limit of parallel tests.
type run struct {
	only, skip filter
	all        bool
	mu         sync.Mutex
	names      map[string]int
	slots      chan bool
}

func newRun() *run {
	return &run{only: newFilter(*runFlag, "-test.run"), skip: newFilter(*skipFlag, "-test.skip"),
		all: *runFlag == "", names: make(map[string]int), slots: make(chan bool, *parallelFlag)}
}

func (r *run) acquire() { r.slots <- true }
func (r *run) release() { <-r.slots }

func (r *run) wants(name string) bool {
	if ok, _ := r.only.matches(name); !ok && !r.all {
		return false
	}
	ok, partial := r.skip.matches(name)
	return !ok || partial
}

// subname is a child's full name, unique among all.
func (r *run) subname(c *common, name string) string {
	if c.level == 0 {
		return name
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	base := c.name + "/" + rewrite(name)
	for {
		n := r.names[base]
		r.names[base] = n + 1
		if n == 0 && name != "" {
			// A name like `a#01` may have been given to the second `a`.
			if prefix, digits := number(base); prefix == base || digits >= r.names[prefix] {
				return base
			}
			continue
		}
		unique := fmt.Sprintf("%s#%02d", base, n)
		if r.names[unique] == 0 {
			return unique
		}
	}
}

// number cuts off a `#NN` that subname could have written.
func number(name string) (prefix string, digits int) {
	i := strings.LastIndexByte(name, '#')
	if i < 0 {
		return name, 0
	}
	prefix, suffix := name[:i], name[i+1:]
	padded := len(suffix) > 2 && suffix[0] == '0' || suffix == "00" && !strings.HasSuffix(prefix, "/")
	n, err := strconv.ParseInt(suffix, 10, 32)
	if len(suffix) < 2 || padded || err != nil || n < 0 {
		return name, 0
	}
	return prefix, int(n)
}

// rewrite makes a name printable: spaces become underscores.
func rewrite(name string) string {
	var b strings.Builder
	for _, r := range name {
		switch {
		case unicode.IsSpace(r):
			b.WriteByte('_')
		case !strconv.IsPrint(r):
			quoted := strconv.QuoteRune(r)
			b.WriteString(quoted[1 : len(quoted)-1])
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
