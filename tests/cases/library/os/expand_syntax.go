// Bad syntax in os.Expand is eaten, and a NUL is no part of a variable's value.
package main

import (
	"fmt"
	"os"
)

func main() {
	name := func(name string) string { return "<" + name + ">" }
	for _, s := range []string{"${", "${}", "$", "a$", "$a", "${a", "${}b", "x${", "x${}y", "$$", "${*}", "$-x", "${a}b", ""} {
		fmt.Printf("%q %q\n", s, os.Expand(s, name))
	}
	fmt.Println(os.Setenv("k", "\x00"), os.Setenv("k\x00", ""), os.Setenv("", "x"), os.Setenv("k", ""))
	fmt.Println(os.LookupEnv("k"))
}
