package main

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"strings"
)

func main() {
	fmt.Printf("%x\n%x\n%x\n", sha256.Sum256([]byte("hello")), md5.Sum([]byte("hello")), sha1.Sum([]byte("hello")))
	h := sha256.New()
	fmt.Fprint(h, strings.Repeat("abc", 50))
	fmt.Println(hex.EncodeToString(h.Sum(nil)), h.Size(), h.BlockSize())
	f := fnv.New32a()
	f.Write([]byte("hello"))
	g := fnv.New64a()
	g.Write([]byte("hello"))
	fmt.Println(f.Sum32(), g.Sum64(), crc32.ChecksumIEEE([]byte("hello")))
	fmt.Println(base64.StdEncoding.EncodeToString([]byte("hello?>")), base64.URLEncoding.EncodeToString([]byte("hello?>")), base64.RawStdEncoding.EncodeToString([]byte("a")))
	b, err := base64.StdEncoding.DecodeString("aGVsbG8=")
	fmt.Println(string(b), err)
	_, err = base64.StdEncoding.DecodeString("a$b=")
	fmt.Println(err)
	fmt.Println(hex.DecodeString("48656c6c6f"))
	fmt.Println(hex.DecodeString("4g"))
	fmt.Print(hex.Dump([]byte("hello, world 1234")))
}
