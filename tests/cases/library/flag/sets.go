// flag: sets of flags, errors and usage texts.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"time"
)

type list []string

func (l *list) String() string { return fmt.Sprint(*l) }
func (l *list) Set(s string) error {
	if s == "bad" {
		return errors.New("no bad")
	}
	*l = append(*l, s)
	return nil
}

func main() {
	for _, args := range [][]string{
		{"-n", "5", "--name=x", "-v", "rest", "-n"}, {"-n", "x"}, {"-zz"}, {"-h"}, {"-d", "3s", "-f", "1.5", "-l", "a", "-l=b"}, {"-v=maybe"}, {"-n"}, {"--", "-n"}, {"-d", "3"}, {"-l", "bad"}, {"-u", "-1"}, {"-=3"}, {"-n=99999999999999999999"},
	} {
		fs := flag.NewFlagSet("prog", flag.ContinueOnError)
		fs.SetOutput(os.Stdout)
		n := fs.Int("n", 1, "number of `items`")
		name := fs.String("name", "bob", "the name")
		v := fs.Bool("v", false, "verbose")
		d := fs.Duration("d", time.Second, "delay")
		f := fs.Float64("f", 0, "factor\nsecond line")
		u := fs.Uint("u", 3, "")
		var l list
		fs.Var(&l, "l", "list")
		err := fs.Parse(args)
		fmt.Println(err, *n, *name, *v, *d, *f, *u, l, fs.Args(), fs.NFlag())
		fs.Visit(func(f *flag.Flag) { fmt.Print(f.Name, "=", f.Value, " ") })
		fmt.Println()
	}
	fmt.Println(flag.NArg(), flag.Parsed())
}
