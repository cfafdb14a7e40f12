package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"strings"
	"text/tabwriter"
	"unicode"
	"unicode/utf8"
)

func main() {
	p := fmt.Println
	p(strings.Contains("test", "es"), strings.Count("cheese", "e"), strings.Count("abc", ""), strings.HasPrefix("test", "te"), strings.Index("chicken", "ken"), strings.LastIndex("go gopher", "go"))
	p(strings.Join([]string{"a", "b"}, "-"), strings.Repeat("ab", 3), strings.Replace("foo", "o", "0", 1), strings.ReplaceAll("foo", "o", "0"), strings.Split("a-b-c", "-"), strings.SplitN("a-b-c", "-", 2), strings.ToLower("TEST"), strings.Title("hello world"))
	fmt.Printf("%q %q %q %q\n", strings.Fields("  a b   c "), strings.Split("", ","), strings.SplitAfter("a,b", ","), strings.FieldsFunc("a1b2c", unicode.IsDigit))
	fmt.Printf("[%s] [%s] [%s] [%s]\n", strings.TrimSpace(" \t x \n"), strings.Trim("xxhixx", "x"), strings.TrimLeft("xxhi", "x"), strings.TrimFunc("123abc456", unicode.IsNumber))
	p(strings.EqualFold("Go", "GO"), strings.Map(func(r rune) rune {
		if r == 'a' {
			return -1
		}
		return unicode.ToUpper(r)
	}, "banana"))
	b, a, ok := strings.Cut("key=value=x", "=")
	p(b, a, ok)
	var sb strings.Builder
	for i := 3; i >= 1; i-- {
		fmt.Fprintf(&sb, "%d...", i)
	}
	sb.WriteString("ignition")
	sb.WriteByte('!')
	sb.WriteRune('世')
	p(sb.String(), sb.Len())
	sc := bufio.NewScanner(strings.NewReader("one two\nthree\n\nfour"))
	for sc.Scan() {
		fmt.Printf("%q ", sc.Text())
	}
	p()
	sc = bufio.NewScanner(strings.NewReader("the quick  brown"))
	sc.Split(bufio.ScanWords)
	n := 0
	for sc.Scan() {
		n++
	}
	p(n, sc.Err())
	r := bufio.NewReader(strings.NewReader("line1\nline2"))
	l, err := r.ReadString('\n')
	fmt.Printf("%q %v\n", l, err)
	l, err = r.ReadString('\n')
	fmt.Printf("%q %v\n", l, err)
	const nihongo = "日本語x\xff"
	for i, c := range nihongo {
		fmt.Printf("%#U at %d\n", c, i)
	}
	p(len(nihongo), utf8.RuneCountInString(nihongo), utf8.ValidString(nihongo), []rune(nihongo), []byte(nihongo))
	rp := strings.NewReplacer("<", "&lt;", ">", "&gt;", "a", "b", "b", "a")
	p(rp.Replace("<ab>"))
	w := tabwriter.NewWriter(os.Stdout, 0, 8, 2, ' ', tabwriter.AlignRight|tabwriter.Debug)
	fmt.Fprintln(w, "name\tqty\tprice")
	fmt.Fprintln(w, "apple\t3\t1.25")
	fmt.Fprintln(w, "watermelon\t10\t30")
	w.Flush()
	var buf bytes.Buffer
	buf.WriteString("hello ")
	fmt.Fprintf(&buf, "%d", 5)
	x := make([]byte, 3)
	k, _ := buf.Read(x)
	p(k, string(x), buf.String(), buf.Len())
	p(bytes.Equal([]byte("a"), []byte("a")), bytes.ToUpper([]byte("x")), string(bytes.TrimSpace([]byte(" k "))))
	for s := range strings.SplitSeq("a,b,c", ",") {
		fmt.Print(s, ";")
	}
	for l := range strings.Lines("x\ny\n") {
		fmt.Printf("%q", l)
	}
	p()
	p(strings.ContainsAny("x", "abc"), strings.IndexByte("abc", 'c'), strings.IndexFunc("Hello", unicode.IsLower), strings.Compare("a", "b"), strings.ToTitle("ǆ"), strings.ToUpper("ß straße ŉ"), strings.ToLower("İ"))
	p(strings.TrimPrefix("prefix-x", "prefix-"), strings.TrimSuffix("a.go", ".go"), strings.LastIndexAny("golang", "gn"), strings.ContainsRune("abc", 'b'))
	_, rest, found := strings.Cut("noeq", "=")
	p(rest == "", found)
	defer func() { p(recover()) }()
	strings.Repeat("x", -1)
}
