// What directory listings print, and the rest of what works on any FS.
package fs

import (
	"errors"
	"path"
	"strconv"
	"strings"
	"time"
)

// FormatFileInfo is mode, size, time and name.
func FormatFileInfo(info FileInfo) string {
	name := info.Name()
	if info.IsDir() {
		name += "/"
	}
	size := strconv.FormatInt(info.Size(), 10)
	return info.Mode().String() + " " + size + " " + info.ModTime().Format(time.DateTime) + " " + name
}

// FormatDirEntry is the type and the name.
func FormatDirEntry(dir DirEntry) string {
	name := dir.Name()
	if dir.IsDir() {
		name += "/"
	}
	mode := dir.Type().String()
	return mode[:len(mode)-9] + " " + name
}

type ReadLinkFS interface {
	FS
	ReadLink(name string) (string, error)
	Lstat(name string) (FileInfo, error)
}

func ReadLink(fsys FS, name string) (string, error) {
	if links, ok := fsys.(ReadLinkFS); ok {
		return links.ReadLink(name)
	}
	return "", &PathError{Op: "readlink", Path: name, Err: ErrInvalid}
}

func Lstat(fsys FS, name string) (FileInfo, error) {
	if links, ok := fsys.(ReadLinkFS); ok {
		return links.Lstat(name)
	}
	return Stat(fsys, name)
}

// Glob lists the names that match, directory by directory.
func Glob(fsys FS, pattern string) (matches []string, err error) {
	if fsys, ok := fsys.(GlobFS); ok {
		return fsys.Glob(pattern)
	}
	if _, err := path.Match(pattern, ""); err != nil {
		return nil, err
	}
	if !strings.ContainsAny(pattern, `*?[\`) {
		if _, err := Stat(fsys, pattern); err != nil {
			return nil, nil
		}
		return []string{pattern}, nil
	}
	dir, file := path.Split(pattern)
	dir = strings.TrimSuffix(dir, "/")
	if dir == "" {
		dir = "."
	}
	dirs := []string{dir}
	if strings.ContainsAny(dir, `*?[\`) {
		if dirs, err = Glob(fsys, dir); err != nil {
			return nil, err
		}
	}
	for _, dir := range dirs {
		entries, err := ReadDir(fsys, dir)
		if err != nil {
			continue
		}
		for _, entry := range entries {
			if ok, err := path.Match(file, entry.Name()); err != nil {
				return matches, err
			} else if ok {
				matches = append(matches, path.Join(dir, entry.Name()))
			}
		}
	}
	return matches, nil
}

// Sub is the tree below dir.
func Sub(fsys FS, dir string) (FS, error) {
	if !ValidPath(dir) {
		return nil, &PathError{Op: "sub", Path: dir, Err: ErrInvalid}
	}
	if dir == "." {
		return fsys, nil
	}
	if fsys, ok := fsys.(SubFS); ok {
		return fsys.Sub(dir)
	}
	return &subFS{fsys, dir}, nil
}

// subFS opens names below dir, and takes dir off the paths of errors.
type subFS struct {
	fsys FS
	dir  string
}

func (s *subFS) full(op, name string) (string, error) {
	if !ValidPath(name) {
		return "", &PathError{Op: op, Path: name, Err: ErrInvalid}
	}
	return path.Join(s.dir, name), nil
}

func (s *subFS) shorten(err error) error {
	if e, ok := errors.AsType[*PathError](err); ok {
		if e.Path == s.dir {
			e.Path = "."
		} else if rest, ok := strings.CutPrefix(e.Path, s.dir+"/"); ok {
			e.Path = rest
		}
	}
	return err
}

func (s *subFS) Open(name string) (File, error) {
	full, err := s.full("open", name)
	if err != nil {
		return nil, err
	}
	file, err := s.fsys.Open(full)
	return file, s.shorten(err)
}

func (s *subFS) ReadDir(name string) ([]DirEntry, error) {
	full, err := s.full("read", name)
	if err != nil {
		return nil, err
	}
	list, err := ReadDir(s.fsys, full)
	return list, s.shorten(err)
}

func (s *subFS) ReadFile(name string) ([]byte, error) {
	full, err := s.full("read", name)
	if err != nil {
		return nil, err
	}
	data, err := ReadFile(s.fsys, full)
	return data, s.shorten(err)
}

func (s *subFS) Sub(dir string) (FS, error) {
	if dir == "." {
		return s, nil
	}
	full, err := s.full("sub", dir)
	if err != nil {
		return nil, err
	}
	return &subFS{s.fsys, full}, nil
}
