package main

import (
	"encoding/csv"
	"encoding/pem"
	"expvar"
	"fmt"
	"hash/adler32"
	"hash/crc64"
	"html"
	"io"
	"os"
	"strings"
	"testing/iotest"
	"unique"
)

func main() {
	for _, in := range []string{"a,b,c\n1,2,3\n", "\"a\"\"b\",c\n\"multi\nline\",x\n", "a,b\n1\n", "a\"b,c\n", "\"a\"b,c\n", "\"unterminated\nmore", "# comment\n\n a , b\n", "a;b\n", "\"x\",\"\"\r\ny,z\r\n", ""} {
		r := csv.NewReader(strings.NewReader(in))
		recs, err := r.ReadAll()
		fmt.Printf("%q %v\n", recs, err)
	}
	r := csv.NewReader(strings.NewReader("# c\nx;  y\n"))
	r.Comma, r.Comment, r.TrimLeadingSpace = ';', '#', true
	rec, err := r.Read()
	l, c := r.FieldPos(1)
	fmt.Printf("%q %v %d %d\n", rec, err, l, c)
	_, err = r.Read()
	fmt.Println(err == io.EOF)
	w := csv.NewWriter(os.Stdout)
	w.Write([]string{"plain", "with,comma", "with \"quote\"", " lead", "multi\nline", ""})
	w.WriteAll([][]string{{"1", "2"}, {`\.`}})
	fmt.Println(html.EscapeString(`<a href="x">'&'</a>`), html.UnescapeString("&lt;&amp;&#39;&#x41;&eacute;&notin;&copy &nope; &#0; &#150; &hellip;&ampx & &#"))
	a, b := unique.Make("x"), unique.Make("x")
	fmt.Println(a == b, a.Value(), unique.Make(1) == unique.Make(2))
	fmt.Println(adler32.Checksum([]byte("Wikipedia")), crc64.Checksum([]byte("hello"), crc64.MakeTable(crc64.ISO)))
	blk := &pem.Block{Type: "TEST", Headers: map[string]string{"b": "2", "a": "1"}, Bytes: []byte(strings.Repeat("data", 30))}
	enc := pem.EncodeToMemory(blk)
	fmt.Print(string(enc))
	d, rest := pem.Decode(append(enc, "tail"...))
	fmt.Println(d.Type, d.Headers, len(d.Bytes), string(rest))
	n := expvar.NewInt("hits")
	n.Add(3)
	m := expvar.NewMap("m")
	m.Add("z", 1)
	m.AddFloat("a", 1.5)
	s := expvar.NewString("s")
	s.Set("q\"")
	fmt.Println(n, m, s, expvar.Get("hits"))
	all, err := io.ReadAll(iotest.OneByteReader(strings.NewReader("one")))
	fmt.Println(string(all), err)
	all, err = io.ReadAll(iotest.TimeoutReader(iotest.HalfReader(strings.NewReader("one"))))
	fmt.Println(string(all), err)
	fmt.Println(iotest.TestReader(strings.NewReader("abc"), []byte("abc")))
	all, err = io.ReadAll(iotest.DataErrReader(strings.NewReader("xyz")))
	fmt.Println(string(all), err)
}
