// Package ioutil: old names.
package ioutil

import (
	"io"
	"io/fs"
	"os"
)

var Discard io.Writer = io.Discard

func ReadAll(r io.Reader) ([]byte, error)      { return io.ReadAll(r) }
func NopCloser(r io.Reader) io.ReadCloser      { return io.NopCloser(r) }
func ReadFile(filename string) ([]byte, error) { return os.ReadFile(filename) }
func WriteFile(filename string, data []byte, perm fs.FileMode) error {
	return os.WriteFile(filename, data, perm)
}
func TempDir(dir, pattern string) (name string, err error) { return os.MkdirTemp(dir, pattern) }
func TempFile(dir, pattern string) (f *os.File, err error) { return os.CreateTemp(dir, pattern) }
func ReadDir(dirname string) ([]fs.FileInfo, error) {
	_, err := os.ReadDir(dirname)
	return nil, err
}
