// Standard streams work; every other file is refused, since the lab has none.
package os

import (
	"errors"
	"io"
	"io/fs"
	"syscall"
	"time"
)

const (
	O_RDONLY = 0
	O_WRONLY = 1
	O_RDWR   = 2
	O_CREATE = 0x40
	O_EXCL   = 0x80
	O_TRUNC  = 0x200
	O_APPEND = 0x400
	O_SYNC   = 0x101000

	SEEK_SET = 0
	SEEK_CUR = 1
	SEEK_END = 2

	PathSeparator     = '/'
	PathListSeparator = ':'
	DevNull           = "/dev/null"

	ModeDir        = fs.ModeDir
	ModeAppend     = fs.ModeAppend
	ModeExclusive  = fs.ModeExclusive
	ModeTemporary  = fs.ModeTemporary
	ModeSymlink    = fs.ModeSymlink
	ModeDevice     = fs.ModeDevice
	ModeNamedPipe  = fs.ModeNamedPipe
	ModeSocket     = fs.ModeSocket
	ModeSetuid     = fs.ModeSetuid
	ModeSetgid     = fs.ModeSetgid
	ModeCharDevice = fs.ModeCharDevice
	ModeSticky     = fs.ModeSticky
	ModeIrregular  = fs.ModeIrregular
	ModeType       = fs.ModeType
	ModePerm       = fs.ModePerm
)

type (
	DirEntry  = fs.DirEntry
	FileInfo  = fs.FileInfo
	FileMode  = fs.FileMode
	PathError = fs.PathError
)

var (
	ErrInvalid                = fs.ErrInvalid
	ErrPermission             = fs.ErrPermission
	ErrExist                  = fs.ErrExist
	ErrNotExist               = fs.ErrNotExist
	ErrClosed                 = fs.ErrClosed
	ErrNoDeadline             = errors.New("file type does not support deadline")
	ErrDeadlineExceeded error = deadlineError{}
	ErrProcessDone            = errors.New("os: process already finished")
)

var (
	Stdin  = NewFile(0, "/dev/stdin")
	Stdout = NewFile(1, "/dev/stdout")
	Stderr = NewFile(2, "/dev/stderr")
)

// noFiles is why a file operation fails.
type noFiles struct{}

func (noFiles) Error() string { return "no such file or directory: the lab has no files" }

func (noFiles) Is(target error) bool { return target == ErrNotExist }

func refuse(op, path string) error { return &PathError{Op: op, Path: path, Err: noFiles{}} }

// File is a standard stream, or an end of a pipe; fd is -1 after Close.
type File struct {
	fd   int
	name string
	pipe *pipe
}

func NewFile(fd uintptr, name string) *File {
	if fd > 2 {
		return nil
	}
	return &File{fd: int(fd), name: name}
}

func (f *File) check(op string, fd ...int) error {
	if f == nil {
		return ErrInvalid
	}
	if f.fd < 0 {
		return &PathError{Op: op, Path: f.name, Err: ErrClosed}
	}
	for _, want := range fd {
		if f.fd == want {
			return nil
		}
	}
	return &PathError{Op: op, Path: f.name, Err: syscall.EBADF}
}

func (f *File) Write(b []byte) (n int, err error) {
	if f != nil && f.pipe != nil {
		return f.pipe.write(f, b)
	}
	if err := f.check("write", 1, 2); err != nil {
		return 0, err
	}
	write(f.fd, b)
	return len(b), nil
}

func (f *File) WriteString(s string) (n int, err error) { return f.Write([]byte(s)) }

func (f *File) Read(b []byte) (n int, err error) {
	if f != nil && f.pipe != nil {
		return f.pipe.read(f, b)
	}
	if err := f.check("read", 0); err != nil {
		return 0, err
	}
	if len(b) == 0 {
		return 0, nil
	}
	if n = read(b); n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

func (f *File) Close() error {
	if f == nil {
		return ErrInvalid
	}
	if err := f.check("close", f.fd); err != nil {
		return err
	}
	f.fd = -1
	if f.pipe != nil {
		f.pipe.close(f)
	}
	return nil
}

func (f *File) Name() string { return f.name }
func (f *File) Fd() uintptr  { return uintptr(f.fd) }

func (f *File) refused(op string) error {
	if err := f.check(op, 0, 1, 2); err != nil {
		return err
	}
	return &PathError{Op: op, Path: f.name, Err: syscall.EINVAL}
}

func (f *File) ReadAt(b []byte, off int64) (n int, err error)        { return 0, f.refused("read") }
func (f *File) WriteAt(b []byte, off int64) (n int, err error)       { return 0, f.refused("write") }
func (f *File) Seek(offset int64, whence int) (ret int64, err error) { return 0, f.refused("seek") }
func (f *File) Sync() error                                          { return f.refused("sync") }
func (f *File) Truncate(size int64) error                            { return f.refused("truncate") }
func (f *File) Chmod(mode FileMode) error                            { return f.refused("chmod") }
func (f *File) ReadDir(n int) ([]DirEntry, error)                    { return nil, f.refused("readdirent") }
func (f *File) Readdir(n int) ([]FileInfo, error)                    { return nil, f.refused("readdirent") }
func (f *File) Readdirnames(n int) (names []string, err error)       { return nil, f.refused("readdirent") }
func (f *File) SetDeadline(t time.Time) error                        { return f.refused("set deadline") }
func (f *File) SetReadDeadline(t time.Time) error                    { return f.refused("set deadline") }
func (f *File) SetWriteDeadline(t time.Time) error                   { return f.refused("set deadline") }

func (f *File) Stat() (FileInfo, error) {
	if err := f.check("stat", 0, 1, 2); err != nil {
		return nil, err
	}
	return streamInfo(f.name[len("/dev/"):]), nil
}

// streamInfo is the name of a standard stream.
type streamInfo string

func (s streamInfo) Name() string     { return string(s) }
func (streamInfo) Size() int64        { return 0 }
func (streamInfo) Mode() FileMode     { return ModeNamedPipe | 0600 }
func (streamInfo) ModTime() time.Time { return time.Time{} }
func (streamInfo) IsDir() bool        { return false }
func (streamInfo) Sys() any           { return nil }

func Open(name string) (*File, error)                              { return nil, refuse("open", name) }
func Create(name string) (*File, error)                            { return nil, refuse("open", name) }
func OpenFile(name string, flag int, perm FileMode) (*File, error) { return nil, refuse("open", name) }
func CreateTemp(dir, pattern string) (*File, error)                { return nil, refuse("open", "/tmp/"+pattern) }
func ReadFile(name string) ([]byte, error)                         { return nil, refuse("open", name) }
func WriteFile(name string, data []byte, perm FileMode) error      { return refuse("open", name) }
func ReadDir(name string) ([]DirEntry, error)                      { return nil, refuse("open", name) }
func Stat(name string) (FileInfo, error)                           { return nil, refuse("stat", name) }
func Lstat(name string) (FileInfo, error)                          { return nil, refuse("lstat", name) }
func Mkdir(name string, perm FileMode) error                       { return refuse("mkdir", name) }
func MkdirAll(path string, perm FileMode) error                    { return refuse("mkdir", path) }
func MkdirTemp(dir, pattern string) (string, error)                { return "", refuse("mkdir", "/tmp/"+pattern) }
func Remove(name string) error                                     { return refuse("remove", name) }
func RemoveAll(path string) error                                  { return nil }
func Chdir(dir string) error                                       { return refuse("chdir", dir) }
func Chmod(name string, mode FileMode) error                       { return refuse("chmod", name) }
func Chtimes(name string, atime time.Time, mtime time.Time) error  { return refuse("chtimes", name) }
func Truncate(name string, size int64) error                       { return refuse("truncate", name) }
func Readlink(name string) (string, error)                         { return "", refuse("readlink", name) }
func Rename(oldpath, newpath string) error                         { return link("rename", oldpath, newpath) }
func Link(oldname, newname string) error                           { return link("link", oldname, newname) }
func Symlink(oldname, newname string) error                        { return link("symlink", oldname, newname) }

func link(op, from, to string) error { return &LinkError{op, from, to, noFiles{}} }

type LinkError struct {
	Op  string
	Old string
	New string
	Err error
}

func (e *LinkError) Error() string { return e.Op + " " + e.Old + " " + e.New + ": " + e.Err.Error() }
func (e *LinkError) Unwrap() error { return e.Err }

type SyscallError struct {
	Syscall string
	Err     error
}

func (e *SyscallError) Error() string { return e.Syscall + ": " + e.Err.Error() }
func (e *SyscallError) Unwrap() error { return e.Err }

func NewSyscallError(syscall string, err error) error {
	if err == nil {
		return nil
	}
	return &SyscallError{syscall, err}
}

func cause(err error) error {
	switch e := err.(type) {
	case *PathError:
		return e.Err
	case *LinkError:
		return e.Err
	case *SyscallError:
		return e.Err
	}
	return err
}

func IsExist(err error) bool      { return cause(err) == ErrExist }
func IsPermission(err error) bool { return cause(err) == ErrPermission }
func IsTimeout(err error) bool {
	t, ok := cause(err).(interface{ Timeout() bool })
	return ok && t.Timeout()
}

func IsNotExist(err error) bool {
	err = cause(err)
	return err == ErrNotExist || err == noFiles{}
}

type dirFS string

func DirFS(dir string) fs.FS { return dirFS(dir) }

func (dirFS) Open(name string) (fs.File, error) { return nil, refuse("open", name) }

type deadlineError struct{}

func (deadlineError) Error() string   { return "i/o timeout" }
func (deadlineError) Timeout() bool   { return true }
func (deadlineError) Temporary() bool { return true }
