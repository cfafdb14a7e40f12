package main

import (
	"bufio"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"io"
	"os"
	"strings"
	"unicode/utf16"
)

type rot13 struct{ r io.Reader }

func (r rot13) Read(b []byte) (int, error) {
	n, err := r.r.Read(b)
	for i := range b[:n] {
		c := b[i]
		switch {
		case c >= 'a' && c <= 'z':
			b[i] = 'a' + (c-'a'+13)%26
		case c >= 'A' && c <= 'Z':
			b[i] = 'A' + (c-'A'+13)%26
		}
	}
	return n, err
}

func main() {
	fmt.Printf("%x\n", sha256.Sum256([]byte("sha256 this string")))
	h := sha1.New()
	h.Write([]byte("abc"))
	fmt.Printf("%x %d %d\n", h.Sum(nil), h.Size(), h.BlockSize())
	fmt.Printf("%x\n", md5.Sum([]byte("x")))
	h2 := sha256.New()
	io.WriteString(h2, "sha256 this string")
	fmt.Println(hex.EncodeToString(h2.Sum([]byte{1})))
	fmt.Println(crc32.ChecksumIEEE([]byte("hello")))
	f := fnv.New32a()
	f.Write([]byte("hello"))
	fmt.Println(f.Sum32())
	data := "abc123!?$*&()'-=@~"
	e := base64.StdEncoding.EncodeToString([]byte(data))
	d, _ := base64.StdEncoding.DecodeString(e)
	fmt.Println(e, string(d), base64.URLEncoding.EncodeToString([]byte(data)), base64.RawStdEncoding.EncodeToString([]byte("a")))
	_, err := base64.StdEncoding.DecodeString("!!!")
	fmt.Println(err)
	_, err = hex.DecodeString("zz")
	fmt.Println(err)
	fmt.Print(hex.Dump([]byte("hello world 12345")))
	b := make([]byte, 8)
	binary.LittleEndian.PutUint32(b, 0xdeadbeef)
	binary.BigEndian.PutUint16(b[4:], 0x1234)
	fmt.Println(b, binary.LittleEndian.Uint64(b))
	io.Copy(os.Stdout, rot13{strings.NewReader("Lbh penpxrq gur pbqr!\n")})
	pr, pw := io.Pipe()
	go func() {
		for i := range 3 {
			fmt.Fprintf(pw, "line %d\n", i)
		}
		pw.CloseWithError(fmt.Errorf("custom close"))
	}()
	sc := bufio.NewScanner(pr)
	for sc.Scan() {
		fmt.Println("got", sc.Text())
	}
	fmt.Println(sc.Err())
	var sb strings.Builder
	mw := io.MultiWriter(&sb, os.Stdout)
	fmt.Fprintln(mw, "both")
	tr := io.TeeReader(strings.NewReader("tee"), &sb)
	all, _ := io.ReadAll(tr)
	fmt.Println(string(all), sb.String())
	lr := io.LimitReader(strings.NewReader("123456"), 4)
	all, _ = io.ReadAll(lr)
	fmt.Println(string(all))
	mr := io.MultiReader(strings.NewReader("a"), strings.NewReader("b"))
	all, _ = io.ReadAll(mr)
	fmt.Println(string(all))
	buf := make([]byte, 4)
	_, err = io.ReadFull(strings.NewReader("ab"), buf)
	fmt.Println(err)
	_, err = io.ReadAtLeast(strings.NewReader(""), buf, 2)
	fmt.Println(err)
	sr := io.NewSectionReader(strings.NewReader("0123456789"), 2, 5)
	all, _ = io.ReadAll(sr)
	fmt.Println(string(all), sr.Size())
	bw := bufio.NewWriterSize(os.Stdout, 16)
	fmt.Fprintf(bw, "buffered %d %d\n", bw.Available(), bw.Buffered())
	bw.Flush()
	br := bufio.NewReader(strings.NewReader("héy\nx"))
	c, sz, _ := br.ReadRune()
	pk, _ := br.Peek(3)
	fmt.Println(string(c), sz, pk)
	br.UnreadRune()
	ln, pfx, err := br.ReadLine()
	fmt.Println(string(ln), pfx, err)
	fmt.Println(utf16.Encode([]rune("a😀")))
	sc = bufio.NewScanner(strings.NewReader(strings.Repeat("x", 70000)))
	fmt.Println(sc.Scan(), sc.Err())
}
