package testing

import (
	"internal/lab"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
)

const indent = "    "

// printer prints as things happen, with -test.v, and names the test that a line belongs to when it was another's turn.
type printer struct {
	mu   sync.Mutex
	last string
}

// update prints a line that itself names the test.
func (p *printer) update(name, format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last = name
	fmt.Fprintf(os.Stdout, format, args...)
}

func (p *printer) print(name, text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.last != "" && p.last != name {
		fmt.Fprintf(os.Stdout, "=== NAME  %s\n", name)
	}
	p.last = name
	io.WriteString(os.Stdout, text)
}

// indented adds what is written to a test's output, each line indented.
type indented struct{ c *common }

func (w indented) Write(text []byte) (int, error) {
	for line := range strings.Lines(string(text)) {
		w.c.output = append(w.c.output, indent+line...)
	}
	return len(text), nil
}

// lines writes whole lines of a test's log; partial has no newline yet.
type lines struct {
	c       *common
	partial string
}

func (l *lines) Write(text []byte) (int, error) {
	if l == nil || l.c == nil {
		return 0, nil
	}
	if l.c.destination() == nil {
		panic("Write called after " + l.c.name + " has completed")
	}
	c := l.c
	c.mu.Lock()
	defer c.mu.Unlock()
	rest := l.partial + string(text)
	for {
		line, after, whole := strings.Cut(rest, "\n")
		if !whole {
			l.partial = rest
			return len(text), nil
		}
		line, rest = indent+line+"\n", after
		if c.done || c.chatty == nil {
			c.output = append(c.output, line...)
		} else {
			c.chatty.print(c.name, line)
		}
	}
}

// flush ends an incomplete line.
func (c *common) flush() {
	c.mu.Lock()
	partial := c.log != nil && c.log.partial != ""
	c.mu.Unlock()
	if partial {
		c.log.Write([]byte("\n"))
	}
}

// destination is the innermost of the test and its parents that has not ended.
func (c *common) destination() *common {
	for at := c; at != nil; at = at.parent {
		if !at.get(&at.done) && !at.bubbled {
			return at
		}
	}
	return nil
}

func (c *common) Output() io.Writer {
	c.outsideTarget("Output")
	to := c.destination()
	if to == nil {
		panic("Output called after " + c.name + " has completed")
	}
	return to.log
}

// print is called by an exported method, which the test called.
func (c *common) print(text string) {
	text = strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n"+indent) + "\n"
	to := c.destination()
	if to == nil {
		panic("Log in goroutine after " + c.name + " has completed: " + text)
	}
	text = to.place(3) + text
	to.flush()
	to.log.Write([]byte(text))
}

// place is `file:line: ` of the first function, skip frames out, that is no helper.
func (c *common) place(skip int) string {
	f := c.frame(skip + 1)
	if f.Function == "testing.tRunner.func1" {
		return ownPlace()
	}
	file, line := "???", max(f.Line, 1)
	if f.File != "" {
		file = filepath.Base(f.File)
	}
	return fmt.Sprintf("%s:%d: ", file, line)
}

// ownPlace is where Go's package says of a test that its parent's FailNow was called.
func ownPlace() string {
	if lab.Classic() {
		return "testing.go:1577: "
	}
	return "testing.go:2064: "
}

// frame goes on where a subtest was started when it has come out of the subtest's function, and where a cleanup was
// registered when it has come out of that.
func (c *common) frame(skip int) runtime.Frame {
	frames := runtime.CallersFrames(stack(skip))
	var first, last runtime.Frame
	afterRange := false
	for more := true; more; {
		var f runtime.Frame
		f, more = frames.Next()
		if afterRange {
			afterRange = false
			last = f
			continue
		}
		switch f.Function {
		case "runtime.gopanic":
			last = f
			continue
		case "testing.(*common).Cleanup.func1":
			if c.cleanup != nil {
				frames, more = runtime.CallersFrames(c.cleanup), true
				last = f
				continue
			}
		case "testing.tRunner":
			if c.level <= 1 {
				return last
			}
			frames, more = runtime.CallersFrames(c.creator), true
			c = c.parent
			last = f
			continue
		}
		if first.PC == 0 {
			first = f
		}
		name, number, found := strings.Cut(f.Function, "-range")
		if found && strings.Trim(number, "0123456789") == "" {
			afterRange = true
		} else {
			name = f.Function
		}
		c.mu.Lock()
		helper := c.helpers[name]
		c.mu.Unlock()
		if !helper {
			return f
		}
		last = f
	}
	return first
}

// flushToParent reports to the parent: a headline, then the output so far.
func (c *common) flushToParent(format string, args ...any) {
	p := c.parent
	p.mu.Lock()
	defer p.mu.Unlock()
	c.mu.Lock()
	defer c.mu.Unlock()
	text := fmt.Sprintf(format, args...) + string(c.output)
	c.output = nil
	if c.chatty != nil && p.level == 0 {
		c.chatty.update(c.name, "%s", text)
	} else {
		io.WriteString(p.w, text)
	}
}

func (c *common) report() {
	if c.parent == nil || c.bubbled {
		return
	}
	verdict := "PASS"
	switch {
	case c.Failed():
		verdict = "FAIL"
	case c.chatty == nil:
		return
	case c.Skipped():
		verdict = "SKIP"
	}
	c.flushToParent("--- %s: %s (%.2fs)\n", verdict, c.name, c.duration.Seconds())
}
