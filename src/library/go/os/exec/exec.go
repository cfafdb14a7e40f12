// Package exec in outline: the lab has no processes.
package exec

import (
	"context"
	"errors"
	"io"
	"os"
	"strconv"
	"strings"
	"time"
)

var (
	ErrNotFound  = errors.New("executable file not found in $PATH")
	ErrWaitDelay = errors.New("exec: WaitDelay expired before I/O complete")
	ErrDot       = errors.New("cannot run executable found relative to current directory")
)

type Error struct {
	Name string
	Err  error
}

func (e *Error) Error() string { return "exec: " + strconv.Quote(e.Name) + ": " + e.Err.Error() }
func (e *Error) Unwrap() error { return e.Err }

type ExitError struct {
	*os.ProcessState
	Stderr []byte
}

func (e *ExitError) Error() string { return "exit status " + strconv.Itoa(e.ExitCode()) }

type Cmd struct {
	Path         string
	Args         []string
	Env          []string
	Dir          string
	Stdin        io.Reader
	Stdout       io.Writer
	Stderr       io.Writer
	ExtraFiles   []*os.File
	Process      *os.Process
	ProcessState *os.ProcessState
	Err          error
	Cancel       func() error
	WaitDelay    time.Duration
}

// noProcesses is why a command does not run.
type noProcesses struct{}

func (noProcesses) Error() string { return ErrNotFound.Error() + ": the lab has no processes" }

func (noProcesses) Is(target error) bool { return target == ErrNotFound }

func LookPath(file string) (string, error) { return "", &Error{file, noProcesses{}} }

func Command(name string, arg ...string) *Cmd {
	return &Cmd{Path: name, Args: append([]string{name}, arg...), Err: &Error{name, noProcesses{}}}
}

func CommandContext(ctx context.Context, name string, arg ...string) *Cmd {
	if ctx == nil {
		panic("nil Context")
	}
	return Command(name, arg...)
}

func (c *Cmd) String() string                     { return strings.Join(c.Args, " ") }
func (c *Cmd) Environ() []string                  { return c.Env }
func (c *Cmd) Start() error                       { return c.Err }
func (c *Cmd) Run() error                         { return c.Err }
func (c *Cmd) Wait() error                        { return errors.New("exec: not started") }
func (c *Cmd) Output() ([]byte, error)            { return nil, c.Err }
func (c *Cmd) CombinedOutput() ([]byte, error)    { return nil, c.Err }
func (c *Cmd) StdinPipe() (io.WriteCloser, error) { return nil, c.Err }
func (c *Cmd) StdoutPipe() (io.ReadCloser, error) { return nil, c.Err }
func (c *Cmd) StderrPipe() (io.ReadCloser, error) { return nil, c.Err }
