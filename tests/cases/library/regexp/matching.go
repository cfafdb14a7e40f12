package main

import (
	"fmt"
	"regexp"
	"strings"
)

func main() {
	re := regexp.MustCompile(`(?P<user>[\w.]+)@(?P<host>\w+)\.(com|org)`)
	s := "mail bob.x@example.com and al@site.org now"
	fmt.Println(re.MatchString(s), re.FindString(s), re.FindStringIndex(s), re.NumSubexp(), re.SubexpNames(), re.SubexpIndex("host"))
	fmt.Printf("%q\n", re.FindAllString(s, -1))
	fmt.Printf("%q\n", re.FindAllStringSubmatch(s, -1))
	fmt.Println(re.FindAllStringSubmatchIndex(s, 1), re.FindStringSubmatch("none") == nil)
	fmt.Println(re.ReplaceAllString(s, "${host}:$user"), re.ReplaceAllLiteralString(s, "$1"))
	fmt.Println(re.ReplaceAllStringFunc(s, strings.ToUpper))
	fmt.Printf("%q %q\n", regexp.MustCompile(`,\s*`).Split("a, b,c,   d", -1), regexp.MustCompile(`a*`).Split("baac", -1))
	fmt.Println(regexp.QuoteMeta("a.b*[c]"), regexp.MustCompile(`^\d{3}-\d{4}$`).MatchString("555-1234"))
	fmt.Printf("%q %q %q\n", regexp.MustCompile(`a+?`).FindString("aaa"), regexp.MustCompile(`(a|ab)(c|bcd)`).FindString("abcd"), regexp.MustCompilePOSIX(`(a|ab)(c|bcd)`).FindString("abcd"))
	fmt.Printf("%q\n", regexp.MustCompile(`(?im)^go$`).FindAllString("GO\ngo\nGopher", -1))
	fmt.Println(string(re.Expand(nil, []byte("$user at $host"), []byte(s), re.FindSubmatchIndex([]byte(s)))))
	for _, p := range []string{`a(b`, `a)`, `[a`, `*a`, `a**`, `\8`, `(?<n`, `a{2,1}`, `[z-a]`, `\pX`, `(?=a)`} {
		_, err := regexp.Compile(p)
		fmt.Println(err)
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		regexp.MustCompile(`(`)
	}()
}
