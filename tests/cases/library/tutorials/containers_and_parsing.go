package main

import (
	"bufio"
	"bytes"
	"container/heap"
	"container/list"
	"container/ring"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"text/tabwriter"
	"unicode"
	"unicode/utf8"
)

type Item struct {
	value    string
	priority int
	index    int
}
type PQ []*Item

func (p PQ) Len() int            { return len(p) }
func (p PQ) Less(i, j int) bool  { return p[i].priority > p[j].priority }
func (p PQ) Swap(i, j int)       { p[i], p[j] = p[j], p[i]; p[i].index = i; p[j].index = j }
func (p *PQ) Push(x any)         { it := x.(*Item); it.index = len(*p); *p = append(*p, it) }
func (p *PQ) Pop() any           { o := *p; n := len(o); it := o[n-1]; *p = o[:n-1]; return it }

type Temp float64

func (t Temp) Format(f fmt.State, c rune) {
	w, wok := f.Width()
	p, pok := f.Precision()
	fmt.Fprintf(f, "T[%c w=%d,%t p=%d,%t +%t -%t #%t]", c, w, wok, p, pok, f.Flag('+'), f.Flag('-'), f.Flag('#'))
}

type Color int

const (
	Red Color = iota
	Green
)

func (c Color) String() string { return [...]string{"Red", "Green"}[c] }
func (c Color) MarshalJSON() ([]byte, error) { return json.Marshal(c.String()) }
func (c *Color) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	switch s {
	case "Red":
		*c = Red
	case "Green":
		*c = Green
	default:
		return fmt.Errorf("bad color %q", s)
	}
	return nil
}

type Shape interface{ Area() float64 }
type Sq struct{ S float64 }

func (s Sq) Area() float64 { return s.S * s.S }

type Env struct {
	Type string          `json:"type"`
	Data json.RawMessage `json:"data"`
}

type expr struct {
	s   string
	pos int
}

func (e *expr) peek() byte {
	for e.pos < len(e.s) && e.s[e.pos] == ' ' {
		e.pos++
	}
	if e.pos < len(e.s) {
		return e.s[e.pos]
	}
	return 0
}
func (e *expr) sum() float64 {
	v := e.prod()
	for {
		switch e.peek() {
		case '+':
			e.pos++
			v += e.prod()
		case '-':
			e.pos++
			v -= e.prod()
		default:
			return v
		}
	}
}
func (e *expr) prod() float64 {
	v := e.atom()
	for {
		switch e.peek() {
		case '*':
			e.pos++
			v *= e.atom()
		case '/':
			e.pos++
			v /= e.atom()
		default:
			return v
		}
	}
}
func (e *expr) atom() float64 {
	switch c := e.peek(); {
	case c == '(':
		e.pos++
		v := e.sum()
		if e.peek() != ')' {
			panic("missing )")
		}
		e.pos++
		return v
	case c == '-':
		e.pos++
		return -e.atom()
	default:
		st := e.pos
		for e.pos < len(e.s) && (unicode.IsDigit(rune(e.s[e.pos])) || e.s[e.pos] == '.') {
			e.pos++
		}
		f, err := strconv.ParseFloat(e.s[st:e.pos], 64)
		if err != nil {
			panic(err)
		}
		return f
	}
}
func eval(s string) (v float64, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("eval %q: %v", s, r)
		}
	}()
	return (&expr{s: s}).sum(), nil
}

func main() {
	pq := PQ{}
	for v, p := range map[string]int{"banana": 3, "apple": 2, "pear": 4} {
		heap.Push(&pq, &Item{value: v, priority: p})
	}
	it := &Item{value: "orange", priority: 1}
	heap.Push(&pq, it)
	it.priority = 5
	heap.Fix(&pq, it.index)
	for pq.Len() > 0 {
		i := heap.Pop(&pq).(*Item)
		fmt.Print(i.priority, ":", i.value, " ")
	}
	fmt.Println()
	l := list.New()
	e4 := l.PushBack(4)
	e1 := l.PushFront(1)
	l.InsertBefore(3, e4)
	l.InsertAfter(2, e1)
	l.MoveToFront(e4)
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	r := ring.New(4)
	for i := range r.Len() {
		r.Value = i
		r = r.Next()
	}
	r.Do(func(p any) { fmt.Print(p, ",") })
	fmt.Println(l.Len())
	fmt.Printf("%v|%+8.3s|%-#x|%d\n", Temp(3), Temp(3), Temp(3), []Temp{1})
	j, err := json.Marshal(map[Color]Color{Red: Green})
	fmt.Println(string(j), err)
	var c Color
	fmt.Println(json.Unmarshal([]byte(`"Blue"`), &c), json.Unmarshal([]byte(`"Green"`), &c), c)
	var env Env
	json.Unmarshal([]byte(`{"type":"sq","data":{"S":3}}`), &env)
	var sh Shape
	if env.Type == "sq" {
		var s Sq
		json.Unmarshal(env.Data, &s)
		sh = s
	}
	fmt.Println(sh.Area(), env)
	for _, s := range []string{"1+2*3", "(1+2)*3", "-4/2 - 1", "2*(3", "1/0", "x"} {
		v, err := eval(s)
		fmt.Println(v, err)
	}
	var buf bytes.Buffer
	binary.Write(&buf, binary.BigEndian, struct {
		A uint16
		B int32
		C [2]byte
	}{1, -2, [2]byte{3, 4}})
	fmt.Printf("% x\n", buf.Bytes())
	var hdr struct {
		A uint16
		B int32
		C [2]byte
	}
	binary.Read(&buf, binary.BigEndian, &hdr)
	fmt.Printf("%+v\n", hdr)
	sc := bufio.NewScanner(strings.NewReader("name,age\nBob,42\nAmy,x\n"))
	for ln := 1; sc.Scan(); ln++ {
		f := strings.Split(sc.Text(), ",")
		if ln == 1 {
			continue
		}
		age, err := strconv.Atoi(f[1])
		fmt.Println(f[0], age, err)
	}
	tw := tabwriter.NewWriter(os.Stdout, 5, 0, 1, '.', 0)
	fmt.Fprintf(tw, "a\tb\tc\naaaa\tbbbbbb\tc\n\tx\ty\n")
	tw.Flush()
	s := "Héllo, 世界! 🎉"
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		fmt.Printf("%c%d ", r, size)
		s = s[size:]
	}
	fmt.Println()
	rd := bufio.NewReader(strings.NewReader("word1 word2\nend"))
	for {
		w, err := rd.ReadString(' ')
		fmt.Printf("%q %v;", w, err)
		if err == io.EOF {
			break
		}
	}
	fmt.Println()
	var n int
	var name string
	var f float64
	k, err := fmt.Sscanf("id=7 name=bob 2.5", "id=%d name=%s %f", &n, &name, &f)
	fmt.Println(k, err, n, name, f)
	k, err = fmt.Fscan(strings.NewReader("1 two 3.5"), &n, &name, &f)
	fmt.Println(k, err, n, name, f)
	freq := map[rune]int{}
	for _, r := range "hello world" {
		if unicode.IsLetter(r) {
			freq[r]++
		}
	}
	fmt.Println(freq, len(freq))
	fmt.Printf("%c %v %q %U\n", []rune("ab"), []byte("ab"), 'x', '⌘')
	fmt.Printf("%-10s|%10s|%x|%X|% x|%#v\n", "left", "right", "hi", "hi", "hi", []string{"a"})
	fmt.Printf("%3d|%-3d|%03d|%+d|%x|%o|%b|%e|%g\n", 5, 5, 5, 5, 255, 8, 5, 1234.5, 1e-7)
}
