// Package filepath: slash-separated paths; there are no files to walk.
package filepath

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
)

const (
	Separator     = '/'
	ListSeparator = ':'
)

var (
	ErrBadPattern = path.ErrBadPattern
	SkipDir       = fs.SkipDir
	SkipAll       = fs.SkipAll
)

type WalkFunc func(path string, info fs.FileInfo, err error) error

func Clean(p string) string                                { return path.Clean(p) }
func Join(elem ...string) string                           { return path.Join(elem...) }
func Split(p string) (dir, file string)                    { return path.Split(p) }
func Base(p string) string                                 { return path.Base(p) }
func Dir(p string) string                                  { return path.Dir(p) }
func Ext(p string) string                                  { return path.Ext(p) }
func IsAbs(p string) bool                                  { return path.IsAbs(p) }
func Match(pattern, name string) (matched bool, err error) { return path.Match(pattern, name) }
func ToSlash(p string) string                              { return p }
func FromSlash(p string) string                            { return p }
func VolumeName(p string) string                           { return "" }
func IsLocal(p string) bool                                { return p != "" && !IsAbs(p) && !strings.HasPrefix(Clean(p)+"/", "../") }
func EvalSymlinks(p string) (string, error)                { return "", refuse("lstat", p) }

func Glob(pattern string) (matches []string, err error) {
	_, err = Match(pattern, "")
	return nil, err
}

func SplitList(p string) []string {
	if p == "" {
		return []string{}
	}
	return strings.Split(p, ":")
}

func Abs(p string) (string, error) {
	if IsAbs(p) {
		return Clean(p), nil
	}
	return Join("/", p), nil
}

func Rel(base, target string) (string, error) {
	b, t := Clean(base), Clean(target)
	if b == t {
		return ".", nil
	}
	if b == "." {
		b = ""
	}
	if t == "." {
		t = ""
	}
	if IsAbs(b) != IsAbs(t) {
		return "", errors.New("Rel: can't make " + target + " relative to " + base)
	}
	bs, ts := parts(b), parts(t)
	for len(bs) > 0 && len(ts) > 0 && bs[0] == ts[0] {
		bs, ts = bs[1:], ts[1:]
	}
	for i, s := range bs {
		if s == ".." {
			return "", errors.New("Rel: can't make " + target + " relative to " + base)
		}
		bs[i] = ".."
	}
	return strings.Join(append(bs, ts...), "/"), nil
}

func parts(p string) []string {
	return strings.FieldsFunc(p, func(c rune) bool { return c == '/' })
}

func refuse(op, p string) error {
	_, err := os.Lstat(p)
	return err
}

func Walk(root string, fn WalkFunc) error { return skipped(fn(root, nil, refuse("lstat", root))) }
func WalkDir(root string, fn fs.WalkDirFunc) error {
	return skipped(fn(root, nil, refuse("lstat", root)))
}

func skipped(err error) error {
	if err == SkipDir || err == SkipAll {
		return nil
	}
	return err
}

// HasPrefix is plain strings.HasPrefix, which says nothing of path elements.
func HasPrefix(p, prefix string) bool { return strings.HasPrefix(p, prefix) }

// Localize refuses what io/fs would not open.
func Localize(path string) (string, error) {
	if !fs.ValidPath(path) || strings.IndexByte(path, 0) >= 0 {
		return "", errors.New("invalid path")
	}
	return path, nil
}
