package main

import (
	"flag"
	"fmt"
	"log"
	"os"
)

func main() {
	defer fmt.Println("never printed")
	n := flag.Int("n", 5, "number")
	s := flag.String("s", "foo", "a `string`")
	flag.Parse()
	fmt.Println(*n, *s, flag.Args(), flag.NArg(), len(os.Args))
	fs := flag.NewFlagSet("sub", flag.ContinueOnError)
	v := fs.Bool("v", false, "verbose")
	d := fs.Duration("d", 0, "dur")
	fmt.Println(fs.Parse([]string{"-v", "-d=3s", "x", "y"}), *v, *d, fs.Args())
	fmt.Println(fs.Parse([]string{"-zz"}))
	fmt.Println(fs.Parse([]string{"-d", "abc"}))
	os.Setenv("FOO", "1")
	fmt.Println("FOO:", os.Getenv("FOO"), "BAR:", os.Getenv("BAR"))
	_, ok := os.LookupEnv("BAR")
	fmt.Println(ok, os.ExpandEnv("$FOO-${BAR}x"))
	log.SetFlags(log.Lshortfile | log.Lmsgprefix)
	log.SetPrefix("app: ")
	log.Println("hello")
	l := log.New(os.Stdout, "my:", 0)
	l.Printf("from %s", "mylog")
	func() {
		defer func() { fmt.Println("rec", recover()) }()
		log.Panicf("p%d", 1)
	}()
	log.Fatalln("fatal", 3)
}
