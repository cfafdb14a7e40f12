// Package syscall in outline: signals and errors as values. There are no system calls.
package syscall

import "errors"

type Signal int

const (
	SIGHUP  Signal = 1
	SIGINT  Signal = 2
	SIGQUIT Signal = 3
	SIGABRT Signal = 6
	SIGKILL Signal = 9
	SIGUSR1 Signal = 10
	SIGSEGV Signal = 11
	SIGUSR2 Signal = 12
	SIGPIPE Signal = 13
	SIGALRM Signal = 14
	SIGTERM Signal = 15
	SIGCHLD Signal = 17
	SIGCONT Signal = 18
	SIGSTOP Signal = 19
	SIGTSTP Signal = 20
)

var signals = map[Signal]string{
	SIGHUP: "hangup", SIGINT: "interrupt", SIGQUIT: "quit", SIGABRT: "aborted", SIGKILL: "killed",
	SIGUSR1: "user defined signal 1", SIGSEGV: "segmentation fault", SIGUSR2: "user defined signal 2",
	SIGPIPE: "broken pipe", SIGALRM: "alarm clock", SIGTERM: "terminated", SIGCHLD: "child exited",
	SIGCONT: "continued", SIGSTOP: "stopped (signal)", SIGTSTP: "stopped",
}

func (s Signal) Signal() {}

func (s Signal) String() string {
	if name, ok := signals[s]; ok {
		return name
	}
	return "signal " + itoa(int(s))
}

type Errno uintptr

const (
	EPERM   Errno = 1
	ENOENT  Errno = 2
	EINTR   Errno = 4
	EIO     Errno = 5
	EBADF   Errno = 9
	EAGAIN  Errno = 11
	EACCES  Errno = 13
	EEXIST  Errno = 17
	ENOTDIR Errno = 20
	EINVAL  Errno = 22
	EPIPE   Errno = 32
	ENOSYS  Errno = 38
)

var errnos = map[Errno]string{
	EPERM: "operation not permitted", ENOENT: "no such file or directory", EINTR: "interrupted system call",
	EIO: "input/output error", EBADF: "bad file descriptor", EAGAIN: "resource temporarily unavailable",
	EACCES: "permission denied", EEXIST: "file exists", ENOTDIR: "not a directory", EINVAL: "invalid argument", EPIPE: "broken pipe",
	ENOSYS: "function not implemented",
}

func (e Errno) Error() string {
	if text, ok := errnos[e]; ok {
		return text
	}
	return "errno " + itoa(int(e))
}

func (e Errno) Temporary() bool { return e == EINTR || e == EAGAIN }
func (e Errno) Timeout() bool   { return e == EAGAIN }

func itoa(n int) string {
	if n < 0 {
		return "-" + itoa(-n)
	}
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + string(rune('0'+n%10))
}

var errNone = errors.New("the lab has no processes")

func Getpid() int                      { return 1 }
func Kill(pid int, sig Signal) error   { return errNone }
func Getenv(key string) (string, bool) { return "", false }
