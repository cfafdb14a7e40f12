// The environment (empty at the start), identity, and processes, of which there are none.
package os

import (
	"errors"
	"syscall"
)

var Args = args()

type Signal interface {
	String() string
	Signal()
}

var (
	Interrupt Signal = syscall.SIGINT
	Kill      Signal = syscall.SIGKILL
)

// env holds `key=value` in the order of setting.
var env []string

func envIndex(key string) int {
	for i, kv := range env {
		if len(kv) > len(key) && kv[:len(key)] == key && kv[len(key)] == '=' {
			return i
		}
	}
	return -1
}

func LookupEnv(key string) (string, bool) {
	if i := envIndex(key); i >= 0 && key != "" {
		return env[i][len(key)+1:], true
	}
	return "", false
}

func Getenv(key string) string {
	v, _ := LookupEnv(key)
	return v
}

func Setenv(key, value string) error {
	if key == "" {
		return NewSyscallError("setenv", syscall.EINVAL)
	}
	for _, c := range []byte(key) {
		if c == '=' || c == 0 {
			return NewSyscallError("setenv", syscall.EINVAL)
		}
	}
	for _, c := range []byte(value) {
		if c == 0 {
			return NewSyscallError("setenv", syscall.EINVAL)
		}
	}
	if i := envIndex(key); i >= 0 {
		env[i] = key + "=" + value
	} else {
		env = append(env, key+"="+value)
	}
	return nil
}

func Unsetenv(key string) error {
	if i := envIndex(key); i >= 0 && key != "" {
		env = append(env[:i], env[i+1:]...)
	}
	return nil
}

func Clearenv()         { env = nil }
func Environ() []string { return append([]string{}, env...) }

func ExpandEnv(s string) string { return Expand(s, Getenv) }

func Expand(s string, mapping func(string) string) string {
	var out []byte
	i := 0
	for j := 0; j < len(s); j++ {
		if s[j] != '$' || j+1 == len(s) {
			continue
		}
		out = append(out, s[i:j]...)
		name, w := shellName(s[j+1:])
		if name != "" {
			out = append(out, mapping(name)...)
		} else if w == 0 {
			out = append(out, '$')
		}
		j += w
		i = j + 1
	}
	if i == 0 {
		return s
	}
	return string(append(out, s[i:]...))
}

func special(c byte) bool {
	switch c {
	case '*', '#', '$', '@', '!', '?', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return true
	}
	return false
}

// shellName is the variable name that s (after `$`) begins with, and the bytes it takes; "" and more than 0 for bad syntax.
func shellName(s string) (string, int) {
	if s[0] == '{' {
		if len(s) > 2 && special(s[1]) && s[2] == '}' {
			return s[1:2], 3
		}
		for i := 1; i < len(s); i++ {
			if s[i] == '}' {
				if i == 1 {
					return "", 2
				}
				return s[1:i], i + 1
			}
		}
		return "", 1
	}
	if special(s[0]) {
		return s[:1], 1
	}
	i := 0
	for i < len(s) && (s[i] == '_' || '0' <= s[i] && s[i] <= '9' || 'a' <= s[i]|32 && s[i]|32 <= 'z') {
		i++
	}
	return s[:i], i
}

func Getpid() int                        { return 1 }
func Getppid() int                       { return 0 }
func Getuid() int                        { return 1000 }
func Geteuid() int                       { return 1000 }
func Getgid() int                        { return 1000 }
func Getegid() int                       { return 1000 }
func Getpagesize() int                   { return 4096 }
func Hostname() (name string, err error) { return "lab", nil }
func Getwd() (dir string, err error)     { return "/", nil }
func TempDir() string                    { return "/tmp" }
func Executable() (string, error)        { return Args[0], nil }
func IsPathSeparator(c uint8) bool       { return c == '/' }

func UserHomeDir() (string, error) { return "", errors.New("$HOME is not defined") }
func UserCacheDir() (string, error) {
	return "", errors.New("neither $XDG_CACHE_HOME nor $HOME are defined")
}
func UserConfigDir() (string, error) {
	return "", errors.New("neither $XDG_CONFIG_HOME nor $HOME are defined")
}

var errNoProcesses = errors.New("the lab has no processes")

type ProcAttr struct {
	Dir   string
	Env   []string
	Files []*File
}

type Process struct{ Pid int }

func FindProcess(pid int) (*Process, error) { return &Process{pid}, nil }

func StartProcess(name string, argv []string, attr *ProcAttr) (*Process, error) {
	return nil, &PathError{Op: "fork/exec", Path: name, Err: errNoProcesses}
}

func (p *Process) Signal(sig Signal) error      { return errNoProcesses }
func (p *Process) Kill() error                  { return errNoProcesses }
func (p *Process) Release() error               { return nil }
func (p *Process) Wait() (*ProcessState, error) { return nil, errNoProcesses }

type ProcessState struct{}

func (p *ProcessState) ExitCode() int  { return -1 }
func (p *ProcessState) Success() bool  { return false }
func (p *ProcessState) Exited() bool   { return false }
func (p *ProcessState) String() string { return "<nil>" }
