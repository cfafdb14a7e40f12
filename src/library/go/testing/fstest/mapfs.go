// Package fstest: a file system in a map, for tests.
package fstest

import (
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// MapFS maps paths to files; directories need not be listed.
type MapFS map[string]*MapFile

type MapFile struct {
	Data    []byte
	Mode    fs.FileMode
	ModTime time.Time
	Sys     any
}

// info is a file with its name.
type info struct {
	name string
	file *MapFile
}

func (i info) Name() string               { return i.name }
func (i info) Size() int64                { return int64(len(i.file.Data)) }
func (i info) Mode() fs.FileMode          { return i.file.Mode }
func (i info) Type() fs.FileMode          { return i.file.Mode.Type() }
func (i info) ModTime() time.Time         { return i.file.ModTime }
func (i info) IsDir() bool                { return i.file.Mode&fs.ModeDir != 0 }
func (i info) Sys() any                   { return i.file.Sys }
func (i info) Info() (fs.FileInfo, error) { return i, nil }
func (i info) String() string             { return fs.FormatFileInfo(i) }

func directory() *MapFile { return &MapFile{Mode: fs.ModeDir | 0555} }

// children lists a directory, sorted; found is false if nothing lies below it.
func (fsys MapFS) children(dir string) (list []fs.DirEntry, found bool) {
	names := map[string]*MapFile{}
	for name, file := range fsys {
		rest, ok := name, name != "."
		if dir != "." {
			rest, ok = strings.CutPrefix(name, dir+"/")
		}
		if !ok {
			continue
		}
		first, _, deeper := strings.Cut(rest, "/")
		if !deeper {
			names[first] = file
		} else if names[first] == nil {
			names[first] = directory()
		}
	}
	for name, file := range names {
		list = append(list, info{name, file})
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, len(list) > 0
}

func (fsys MapFS) Open(name string) (fs.File, error) {
	fail := &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	if !fs.ValidPath(name) {
		return nil, fail
	}
	file := fsys[name]
	if file != nil && file.Mode&fs.ModeDir == 0 {
		return &openFile{path: name, info: info{path.Base(name), file}}, nil
	}
	list, found := fsys.children(name)
	if file == nil && !found && name != "." {
		return nil, fail
	}
	if file == nil {
		file = directory()
	}
	return &openDir{path: name, info: info{path.Base(name), file}, list: list}, nil
}

// only hides MapFS's own methods from package fs.
type only struct{ fs.FS }

func (fsys MapFS) ReadFile(name string) ([]byte, error)       { return fs.ReadFile(only{fsys}, name) }
func (fsys MapFS) Stat(name string) (fs.FileInfo, error)      { return fs.Stat(only{fsys}, name) }
func (fsys MapFS) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(only{fsys}, name) }
func (fsys MapFS) Glob(pattern string) ([]string, error)      { return fs.Glob(only{fsys}, pattern) }
func (fsys MapFS) Sub(dir string) (fs.FS, error)              { return fs.Sub(only{fsys}, dir) }

type openFile struct {
	path   string
	info   info
	offset int64
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFile) Close() error               { return nil }

func (f *openFile) Read(b []byte) (int, error) {
	if f.offset >= f.info.Size() {
		return 0, io.EOF
	}
	if f.offset < 0 {
		return 0, &fs.PathError{Op: "read", Path: f.path, Err: fs.ErrInvalid}
	}
	n := copy(b, f.info.file.Data[f.offset:])
	f.offset += int64(n)
	return n, nil
}

func (f *openFile) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += f.offset
	case io.SeekEnd:
		offset += f.info.Size()
	}
	if offset < 0 || offset > f.info.Size() {
		return 0, &fs.PathError{Op: "seek", Path: f.path, Err: fs.ErrInvalid}
	}
	f.offset = offset
	return offset, nil
}

func (f *openFile) ReadAt(b []byte, offset int64) (int, error) {
	if offset < 0 || offset > f.info.Size() {
		return 0, &fs.PathError{Op: "read", Path: f.path, Err: fs.ErrInvalid}
	}
	n := copy(b, f.info.file.Data[offset:])
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

type openDir struct {
	path string
	info info
	list []fs.DirEntry
	at   int
}

func (d *openDir) Stat() (fs.FileInfo, error) { return d.info, nil }
func (d *openDir) Close() error               { return nil }

func (d *openDir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.path, Err: fs.ErrInvalid}
}

func (d *openDir) ReadDir(count int) ([]fs.DirEntry, error) {
	left := d.list[d.at:]
	if count > 0 && len(left) == 0 {
		return nil, io.EOF
	}
	if count > 0 {
		left = left[:min(count, len(left))]
	}
	d.at += len(left)
	return slices.Clone(left), nil
}
