package main

import (
	"fmt"
	"regexp"
	"strings"
)

func main() {
	match, _ := regexp.MatchString("p([a-z]+)ch", "peach")
	fmt.Println(match)
	r := regexp.MustCompile("p([a-z]+)ch")
	s := "peach punch pinch"
	fmt.Println(r.MatchString("peach"), r.FindString(s), r.FindStringIndex(s), r.FindStringSubmatch(s), r.FindStringSubmatchIndex(s))
	fmt.Println(r.FindAllString(s, -1), r.FindAllStringSubmatchIndex(s, -1), r.FindAllString(s, 2), r.Match([]byte("peach")), r)
	fmt.Println(r.ReplaceAllString("a peach", "<fruit $1>"), r.ReplaceAllStringFunc("a peach", strings.ToUpper), r.ReplaceAllLiteralString("a peach", "$1"))
	n := regexp.MustCompile(`(?P<year>\d{4})-(?P<month>\d{2})`)
	fmt.Printf("%q %q %d\n", n.SubexpNames(), n.ReplaceAllString("on 2024-05 and 2023-12", "${month}/${year}"), n.SubexpIndex("month"))
	for _, p := range []string{`a(b`, `*a`, `[z-a]`, `\p{Foo}`, `a{2,1}`, `(?<n>a)(?<n>b)`, `a**`, `\8`, `[[:foo:]]`, `(?i)A+`, `x{1001}`, `a\`} {
		_, err := regexp.Compile(p)
		fmt.Println(p, err)
	}
	for _, c := range [][2]string{{`^\s*(\w+)\s*=\s*(.*?)\s*$`, "  key = some value  "}, {`(a|ab)(c|bcd)(d*)`, "abcd"}, {`(?i)hello\b`, "HELLO world"}, {`(?m)^b.*$`, "a\nbcd\ne"}, {`(?s)a.b`, "a\nb"}, {`[^aeiou\s]+`, "hello world"}, {`\bfoo\b`, "a foo b"}, {`(\d+)\.(\d+)?`, "3. 3.14"}, {`[\p{Greek}]+`, "abc αβγ"}, {`x*`, "baaxx"}, {`(?U)a+`, "aaa"}, {`\x41\Q.*\E`, "A.*"}, {`[[:alpha:]_]+`, "12ab_c"}, {`()`, "ab"}, {`a??b`, "aab"}} {
		re := regexp.MustCompile(c[0])
		fmt.Printf("%q %q %v %q\n", c[0], re.FindAllString(c[1], -1), re.FindAllStringSubmatchIndex(c[1], -1), re.FindAllStringSubmatch(c[1], -1))
	}
	fmt.Printf("%q\n", regexp.MustCompile(`a`).Split("banana", -1))
	fmt.Printf("%q\n", regexp.MustCompile(`\s+`).Split(" a  b c ", 3))
	fmt.Println(regexp.QuoteMeta("[a.b]*"), n.NumSubexp())
	re := regexp.MustCompile(`(\w+)@(\w+)\.com`)
	dst := []byte{}
	src := "bob@ex.com, al@yo.com"
	for _, sm := range re.FindAllStringSubmatchIndex(src, -1) {
		dst = re.ExpandString(dst, "$1 at $2; ", src, sm)
	}
	fmt.Println(string(dst))
	re2 := regexp.MustCompilePOSIX(`a+|a+b`)
	fmt.Println(re2.FindString("aab"))
	re.Longest()
	defer func() { fmt.Println(recover()) }()
	regexp.MustCompile(`(`)
}
