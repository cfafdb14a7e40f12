// record: each
// record: go1.23

package main

import (
	"bufio"
	"bytes"
	"container/heap"
	"container/list"
	"container/ring"
	"errors"
	"flag"
	"fmt"
	"io"
	"iter"
	"maps"
	"math/rand"
	"os"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"text/template"
	"time"
	"unicode/utf8"
)

type sortS []int

func (s sortS) Len() int           { return len(s) }
func (s sortS) Less(i, j int) bool { return s[i] < s[j+1] }
func (s sortS) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }

type hp []int

func (s hp) Len() int           { return len(s) }
func (s hp) Less(i, j int) bool { return s[i] < s[j] }
func (s hp) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }
func (s *hp) Push(x any)        { *s = append(*s, x.(int)) }
func (s *hp) Pop() any          { x := (*s)[len(*s)-1]; *s = (*s)[:len(*s)-1]; return x }

type rd struct{ n int }

func (r *rd) Read(p []byte) (int, error) {
	r.n++
	if r.n > 2 {
		panic("reader")
	}
	return copy(p, "ab\n"), nil
}

type wr struct{}

func (wr) Write(p []byte) (int, error) { panic("writer " + strconv.Itoa(len(p))) }

type st struct{ p *int }

func (s st) String() string { return strconv.Itoa(*s.p) }

type er struct{}

func (er) Error() string { panic(errors.New("err in Error")) }
func (er) Is(error) bool { panic("Is") }
func (er) Unwrap() error { panic("Unwrap") }

type fm struct{}

func (fm) Format(s fmt.State, c rune) { panic("Format") }

func c_copyPanic() { io.Copy(wr{}, &rd{}) }
func c_copyRd()    { var b bytes.Buffer; io.Copy(&b, &rd{}) }
func c_teeNil()    { r := io.TeeReader(strings.NewReader("x"), nil); io.ReadAll(r) }
func c_multiW()    { io.MultiWriter(io.Discard, wr{}).Write([]byte("q")) }
func c_multiR()    { io.ReadAll(io.MultiReader(strings.NewReader("a"), &rd{})) }
func c_limit()     { io.ReadAll(io.LimitReader(&rd{}, 100)) }
func c_readFull()  { io.ReadFull(&rd{}, make([]byte, 20)) }
func c_scanner() {
	s := bufio.NewScanner(&rd{})
	for s.Scan() {
		fmt.Println(s.Text())
	}
}
func c_fprint()     { fmt.Fprint(wr{}, "abc") }
func c_fprintln()   { fmt.Fprintln(wr{}, "abc", 1) }
func c_sortI()      { sort.Sort(sortS{3, 2, 1}) }
func c_sortSlice()  { s := []int{3, 2, 1}; sort.Slice(s, func(i, j int) bool { panic("less") }) }
func c_sortFunc()   { slices.SortFunc([]int{3, 1}, func(a, b int) int { panic("cmp") }) }
func c_sortStable() { slices.SortStableFunc([]int{3, 1}, func(a, b int) int { panic("cmp") }) }
func c_sortNil()    { var f func(a, b int) int; slices.SortFunc([]int{3, 1}, f) }
func c_search()     { sort.Search(10, func(i int) bool { panic(i) }) }
func c_bsearch()    { slices.BinarySearchFunc([]int{1, 2}, 1, func(a, b int) int { panic("b") }) }
func c_index()      { slices.IndexFunc([]int{1}, func(int) bool { panic("p") }) }
func c_delete()     { s := []int{1, 2}; slices.Delete(s, 1, 5) }
func c_insert()     { s := []int{1, 2}; slices.Insert(s, 5, 1) }
func c_replace()    { s := []int{1, 2}; slices.Replace(s, 2, 1, 1) }
func c_grow()       { slices.Grow([]int{}, -1) }
func c_max()        { slices.Max([]int{}) }
func c_chunk() {
	for range slices.Chunk([]int{1}, 0) {
	}
}
func c_repeatS() { slices.Repeat([]int{1}, -1) }
func c_values() {
	for v := range slices.Values([]int{1}) {
		panic(v)
	}
}
func c_all() {
	for k := range maps.Keys(map[string]int{"a": 1}) {
		panic(k)
	}
}
func c_collect()    { slices.Collect(func(y func(int) bool) { y(1); panic("seq") }) }
func c_sorted()     { slices.Sorted(iter.Seq[int](nil)) }
func c_mapsInsert() { var m map[string]int; maps.Insert(m, maps.All(map[string]int{"a": 1})) }
func c_mapsCopy()   { var m map[string]int; maps.Copy(m, map[string]int{"a": 1}) }
func c_deleteFunc() { maps.DeleteFunc(map[int]int{1: 1}, func(int, int) bool { panic("del") }) }
func c_heapPop()    { h := &hp{}; heap.Pop(h) }
func c_heapPush()   { h := &hp{}; heap.Push(h, "x") }
func c_heapFix()    { h := &hp{1, 2}; heap.Fix(h, 5) }
func c_heapRemove() { h := &hp{1, 2}; heap.Remove(h, 7) }
func c_listNil()    { var l *list.List; l.PushBack(1) }
func c_listRemove() { l := list.New(); l.Remove(nil) }
func c_ringDo()     { ring.New(2).Do(func(any) { panic("ring") }) }
func c_randN()      { rand.Intn(0) }
func c_randPerm()   { rand.Perm(-1) }
func c_randShuf()   { rand.Shuffle(2, func(i, j int) { panic("swap") }) }
func c_mapStr()     { strings.Map(func(rune) rune { panic("rune") }, "a") }
func c_fieldsF()    { strings.FieldsFunc("a b", func(rune) bool { panic("ff") }) }
func c_trimF()      { strings.TrimFunc("a b", func(rune) bool { panic("tf") }) }
func c_repeat()     { strings.Repeat("x", -1) }
func c_replacer()   { strings.NewReplacer("a") }
func c_builderC()   { var a strings.Builder; a.WriteString("x"); b := a; b.WriteString("y") }
func c_builderG()   { var a strings.Builder; a.Grow(-1) }
func c_bufGrow()    { var a bytes.Buffer; a.Grow(-1) }
func c_bufTrunc()   { var a bytes.Buffer; a.Truncate(5) }
func c_bufNil()     { var a *bytes.Buffer; a.WriteString("x") }
func c_bytesRep()   { bytes.Repeat([]byte("x"), -1) }
func c_regexp()     { regexp.MustCompile("a(b") }
func c_regexpF() {
	regexp.MustCompile("a").ReplaceAllStringFunc("a", func(string) string { panic("re") })
}
func c_template() { template.Must(template.New("x").Parse("{{.a")) }
func c_atoi()     { _, err := strconv.Atoi("x1"); panic(err) }
func c_base()     { strconv.FormatInt(5, 99) }
func c_parseF()   { _, err := strconv.ParseFloat("1e999", 64); panic(err) }
func c_unquote()  { _, err := strconv.Unquote("'ab'"); panic(err) }
func c_utf8()     { utf8.EncodeRune(make([]byte, 1), 'é') }
func c_onceF()    { sync.OnceFunc(func() { panic("of") })() }
func c_onceV()    { f := sync.OnceValues(func() (int, error) { panic("ov") }); defer f(); f() }
func c_onceNil()  { var o sync.Once; o.Do(nil) }
func c_mapRange() { var m sync.Map; m.Store(1, 2); m.Range(func(k, v any) bool { panic(k) }) }
func c_poolNew()  { p := sync.Pool{New: func() any { panic("new") }}; p.Get() }
func c_wgGo() {
	var w sync.WaitGroup
	w.Add(1)
	go func() { defer w.Done(); panic("in wg") }()
	w.Wait()
	time.Sleep(time.Second)
}
func c_atomicNil()  { var v *atomic.Value; v.Load() }
func c_atomicB()    { var v *atomic.Bool; v.Store(true) }
func c_condNil()    { var c sync.Cond; c.Wait() }
func c_condSig()    { var c *sync.Cond; c.Signal() }
func c_printSt()    { fmt.Println(st{}, er{}, fm{}) }
func c_printNilSt() { var p *st; fmt.Println(p); fmt.Printf("%v %d %s\n", p, st{}, []any{st{}, p}) }
func c_errIs()      { errors.Is(er{}, io.EOF) }
func c_errUnwrap()  { errors.Unwrap(er{}) }
func c_errNilE()    { var e error; _ = e.Error() }
func c_flagBad() {
	fs := flag.NewFlagSet("x", flag.PanicOnError)
	fs.SetOutput(io.Discard)
	fs.Parse([]string{"-z"})
}
func c_pull() {
	next, stop := iter.Pull(func(y func(int) bool) { y(1); panic("in seq") })
	defer stop()
	next()
	next()
}
func c_pullStop() {
	next, stop := iter.Pull(func(y func(int) bool) { defer func() { panic("in stop") }(); y(1) })
	next()
	stop()
}
func c_tmpl() {
	t := template.Must(template.New("x").Funcs(template.FuncMap{"f": func() int { panic("tf") }}).Parse("{{f}}"))
	fmt.Println(t.Execute(os.Stdout, nil))
}
func c_timerF()   { var t *time.Timer; t.Stop() }
func c_tickStop() { var t *time.Ticker; t.Stop() }
func c_loc()      { var l *time.Location; fmt.Println(l.String()); time.Now().In(l) }
func c_dur()      { d := time.Duration(0); fmt.Println(time.Second % d) }

func main() { cases[os.Args[1]]() }

var cases map[string]func()

func init() {
	cases = map[string]func(){
		"copyPanic":  c_copyPanic,
		"copyRd":     c_copyRd,
		"teeNil":     c_teeNil,
		"multiW":     c_multiW,
		"multiR":     c_multiR,
		"limit":      c_limit,
		"readFull":   c_readFull,
		"scanner":    c_scanner,
		"fprint":     c_fprint,
		"fprintln":   c_fprintln,
		"sortI":      c_sortI,
		"sortSlice":  c_sortSlice,
		"sortFunc":   c_sortFunc,
		"sortStable": c_sortStable,
		"sortNil":    c_sortNil,
		"search":     c_search,
		"bsearch":    c_bsearch,
		"index":      c_index,
		"delete":     c_delete,
		"insert":     c_insert,
		"replace":    c_replace,
		"grow":       c_grow,
		"max":        c_max,
		"chunk":      c_chunk,
		"repeatS":    c_repeatS,
		"values":     c_values,
		"all":        c_all,
		"collect":    c_collect,
		"sorted":     c_sorted,
		"mapsInsert": c_mapsInsert,
		"mapsCopy":   c_mapsCopy,
		"deleteFunc": c_deleteFunc,
		"heapPop":    c_heapPop,
		"heapPush":   c_heapPush,
		"heapFix":    c_heapFix,
		"heapRemove": c_heapRemove,
		"listNil":    c_listNil,
		"listRemove": c_listRemove,
		"ringDo":     c_ringDo,
		"randN":      c_randN,
		"randPerm":   c_randPerm,
		"randShuf":   c_randShuf,
		"mapStr":     c_mapStr,
		"fieldsF":    c_fieldsF,
		"trimF":      c_trimF,
		"repeat":     c_repeat,
		"replacer":   c_replacer,
		"builderC":   c_builderC,
		"builderG":   c_builderG,
		"bufGrow":    c_bufGrow,
		"bufTrunc":   c_bufTrunc,
		"bufNil":     c_bufNil,
		"bytesRep":   c_bytesRep,
		"regexp":     c_regexp,
		"regexpF":    c_regexpF,
		"template":   c_template,
		"atoi":       c_atoi,
		"base":       c_base,
		"parseF":     c_parseF,
		"unquote":    c_unquote,
		"utf8":       c_utf8,
		"onceF":      c_onceF,
		"onceV":      c_onceV,
		"onceNil":    c_onceNil,
		"mapRange":   c_mapRange,
		"poolNew":    c_poolNew,
		"wgGo":       c_wgGo,
		"atomicNil":  c_atomicNil,
		"atomicB":    c_atomicB,
		"condNil":    c_condNil,
		"condSig":    c_condSig,
		"printSt":    c_printSt,
		"printNilSt": c_printNilSt,
		"errIs":      c_errIs,
		"errUnwrap":  c_errUnwrap,
		"errNilE":    c_errNilE,
		"flagBad":    c_flagBad,
		"pull":       c_pull,
		"pullStop":   c_pullStop,
		"tmpl":       c_tmpl,
		"timerF":     c_timerF,
		"tickStop":   c_tickStop,
		"loc":        c_loc,
		"dur":        c_dur,
	}
}
