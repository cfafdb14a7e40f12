package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"testing/fstest"
)

// A file system in memory under every function of io/fs.
func main() {
	fsys := fstest.MapFS{
		"a.txt":         {Data: []byte("hello")},
		"dir/b.txt":     {Data: []byte("bee"), Mode: 0o644},
		"dir/sub/c.txt": {Data: []byte("sea")},
		"empty":         {Mode: fs.ModeDir | 0o755},
	}
	fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		fmt.Println(path, d.IsDir(), err)
		if d.Name() == "sub" {
			return fs.SkipDir
		}
		return nil
	})
	for _, pattern := range []string{"*.txt", "*/*.txt", "dir/*", "[", "none*", "dir/b.txt"} {
		names, err := fs.Glob(fsys, pattern)
		fmt.Println(pattern, names, err)
	}
	sub, err := fs.Sub(fsys, "dir")
	fmt.Println(err)
	b, err := fs.ReadFile(sub, "b.txt")
	fmt.Println(string(b), err)
	_, err = fs.ReadFile(sub, "nope")
	fmt.Println(err, errors.Is(err, fs.ErrNotExist))
	_, err = fs.Sub(fsys, "../x")
	fmt.Println(err)
	info, err := fs.Stat(fsys, "dir/b.txt")
	fmt.Println(info.Name(), info.Size(), info.Mode(), info.ModTime().IsZero(), err)
	fmt.Println(fs.FormatFileInfo(info), fs.FormatDirEntry(fs.FileInfoToDirEntry(info)))
	list, err := fs.ReadDir(fsys, ".")
	for _, d := range list {
		fmt.Print(d.Name(), " ", d.Type(), "; ")
	}
	fmt.Println(err)
	f, _ := fsys.Open("a.txt")
	s := f.(io.ReadSeeker)
	s.Seek(-3, io.SeekEnd)
	rest, err := io.ReadAll(s)
	fmt.Println(string(rest), err)
	d, _ := fsys.Open("dir")
	_, err = d.Read(make([]byte, 1))
	fmt.Println(err)
	entries, err := d.(fs.ReadDirFile).ReadDir(1)
	fmt.Println(len(entries), err)
}
