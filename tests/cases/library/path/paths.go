// path and path/filepath: pure functions on paths.
package main

import (
	"fmt"
	"path"
	"path/filepath"
)

func main() {
	for _, p := range []string{"", "a//b/../c/.", "/..", "../x/", "/a/b.tar.gz", "a/b/"} {
		dir, file := path.Split(p)
		fmt.Printf("%q %q %q %q %q %q\n", path.Clean(p), path.Base(p), path.Dir(p), path.Ext(p), dir, file)
	}
	fmt.Println(path.Join("a", "", "../b", "c"), filepath.Join("/x", "y"), path.IsAbs("/a"))
	fmt.Println(filepath.Rel("/a/b", "/a/c/d"))
	fmt.Println(filepath.Rel("../x", "/a"))
	fmt.Println(path.Match("*.go", "main.go"))
	fmt.Println(path.Match("[a-", "b"))
}
