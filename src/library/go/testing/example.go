package testing

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"
)

type example struct {
	name      string
	f         func()
	output    string
	unordered bool
}

// run runs an example with standard output in a pipe, and compares.
func (eg example) run() (ok bool) {
	if verboseFlag {
		fmt.Printf("=== RUN   %s\n", eg.name)
	}
	stdout := os.Stdout
	r, w, err := os.Pipe()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Stdout = w
	printed := make(chan string)
	go func() {
		text, _ := io.ReadAll(r)
		r.Close()
		printed <- string(text)
	}()
	finished := false
	started := time.Now()
	defer func() {
		spent := time.Since(started)
		w.Close()
		os.Stdout = stdout
		ok = eg.judge(<-printed, spent, finished, recover())
	}()
	eg.f()
	finished = true
	return
}

func (eg example) judge(printed string, spent time.Duration, finished bool, panicked any) bool {
	got, want, note := strings.TrimSpace(printed), strings.TrimSpace(eg.output), ""
	if eg.unordered {
		gotLines, wantLines := strings.Split(got, "\n"), strings.Split(want, "\n")
		slices.Sort(gotLines)
		slices.Sort(wantLines)
		if !slices.Equal(gotLines, wantLines) && panicked == nil {
			note = fmt.Sprintf("got:\n%s\nwant (unordered):\n%s\n", printed, eg.output)
		}
	} else if got != want && panicked == nil {
		note = fmt.Sprintf("got:\n%s\nwant:\n%s\n", got, want)
	}
	passed := note == "" && finished && panicked == nil
	if !passed {
		fmt.Printf("--- FAIL: %s (%.2fs)\n%s", eg.name, spent.Seconds(), note)
	} else if verboseFlag {
		fmt.Printf("--- PASS: %s (%.2fs)\n", eg.name, spent.Seconds())
	}
	switch {
	case panicked != nil:
		panic(panicked)
	case !finished:
		panic(errGoexit)
	}
	return passed
}
