package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
)

type counter struct{ writes, bytes int }

func (c *counter) Write(p []byte) (int, error) {
	c.writes++
	c.bytes += len(p)
	return len(p), nil
}

type broken struct{}

func (broken) Write(p []byte) (int, error) { return 1, errors.New("disk full") }

func main() {
	var c counter
	n, err := fmt.Fprintf(&c, "%s-%d\n", "a", 1)
	fmt.Println(n, err, c)
	fmt.Fprintln(&c, 1, 2, 3)
	fmt.Fprint(&c, "x", "y")
	fmt.Println(c)
	n, err = fmt.Fprint(broken{}, "abc")
	fmt.Println(n, err)
	var sb strings.Builder
	fmt.Fprintf(&sb, "%d+%d", 1, 2)
	fmt.Println(sb.String(), sb.Len())
	fmt.Fprintln(os.Stderr, "to stderr")
	fmt.Fprint(os.Stdout, "to stdout\n")
}
