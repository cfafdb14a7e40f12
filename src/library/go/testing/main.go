package testing

import (
	"context"
	"flag"
	"fmt"
	"os"
	"regexp"
	"runtime"
	"strings"
	"unsafe"
)

// The flags of a test binary that mean something here; the others are known and ignored.
var (
	verboseFlag  chatty
	shortFlag    *bool
	fastFlag     *bool
	countFlag    *uint
	runFlag      *string
	skipFlag     *string
	listFlag     *string
	benchFlag    *string
	parallelFlag *int
)

// chatty is -test.v.
type chatty bool

func (*chatty) IsBoolFlag() bool { return true }
func (c *chatty) Get() any       { return bool(*c) }

func (c *chatty) String() string {
	if *c {
		return "true"
	}
	return "false"
}

func (c *chatty) Set(value string) error {
	switch value {
	case "true", "test2json":
		*c = true
	case "false":
		*c = false
	default:
		return fmt.Errorf("invalid flag -test.v=%s", value)
	}
	return nil
}

// Init registers the flags, once.
func Init() {
	if runFlag != nil {
		return
	}
	flag.Var(&verboseFlag, "test.v", "verbose: print additional output")
	shortFlag = flag.Bool("test.short", false, "run smaller test suite to save time")
	fastFlag = flag.Bool("test.failfast", false, "do not start new tests after the first test failure")
	countFlag = flag.Uint("test.count", 1, "run tests and benchmarks `n` times")
	runFlag = flag.String("test.run", "", "run only tests and examples matching `regexp`")
	skipFlag = flag.String("test.skip", "", "do not list or run tests matching `regexp`")
	listFlag = flag.String("test.list", "", "list tests, examples, and benchmarks matching `regexp` then exit")
	benchFlag = flag.String("test.bench", "", "run only benchmarks matching `regexp`")
	parallelFlag = flag.Int("test.parallel", runtime.GOMAXPROCS(0), "run at most `n` tests in parallel")
	flag.String("test.cpu", "", "comma-separated `list` of cpu counts to run each test with")
	flag.String("test.shuffle", "off", "randomize the execution order of tests and benchmarks")
	flag.Duration("test.timeout", 0, "panic test binary after duration `d` (default 0, timeout disabled)")
	flag.String("test.benchtime", "1s", "run each benchmark for duration `d` or N times if `d` is of the form Nx")
	flag.Bool("test.benchmem", false, "print memory allocations for benchmarks")
	flag.Bool("test.fullpath", false, "show full file names in error messages")
	flag.Bool("test.paniconexit0", false, "panic on call to os.Exit(0)")
	flag.String("test.fuzz", "", "run the fuzz test matching `regexp`")
}

func Short() bool {
	if shortFlag == nil {
		panic("testing: Short called before Init")
	}
	if !flag.Parsed() {
		panic("testing: Short called before Parse")
	}
	return *shortFlag
}

func Verbose() bool {
	if runFlag == nil {
		panic("testing: Verbose called before Init")
	}
	if !flag.Parsed() {
		panic("testing: Verbose called before Parse")
	}
	return bool(verboseFlag)
}

// failures counts the tests that have failed, for -test.failfast.
var failures int

func failing() bool { return *fastFlag && failures > 0 }

type named[F any] struct {
	name string
	f    F
}

// M runs the program's tests; code is Run's result.
type M struct {
	tests    []named[func(*T)]
	fuzzes   []named[func(*F)]
	examples []example
	benches  []string
	code     int
}

func (m *M) Run() (code int) {
	defer func() { code = m.code }()
	if !flag.Parsed() {
		flag.Parse()
	}
	if *parallelFlag < 1 {
		fmt.Fprintln(os.Stderr, "testing: -parallel can only be given a positive integer")
		flag.Usage()
		m.code = 2
		return
	}
	if *listFlag != "" {
		m.list()
		m.code = 0
		return
	}
	ran, failed := m.runTests()
	for _, eg := range m.examples {
		if newRun().wants(eg.name) {
			ran = true
			failed = !eg.run() || failed
		}
	}
	if !ran && *benchFlag == "" {
		fmt.Fprintln(os.Stderr, "testing: warning: no tests to run")
	}
	if *benchFlag != "" && len(m.benches) > 0 {
		fmt.Fprintln(os.Stderr, "testing: the lab has no clock to measure by: no benchmark is run")
	}
	if failed {
		fmt.Println("FAIL")
		m.code = 1
		return
	}
	fmt.Println("PASS")
	m.code = 0
	return
}

func (m *M) list() {
	re, err := regexp.Compile(*listFlag)
	if err != nil {
		fmt.Fprintf(os.Stderr, "testing: invalid regexp in -test.list (%q): %s\n", *listFlag, err)
		os.Exit(1)
	}
	var names []string
	for _, test := range m.tests {
		names = append(names, test.name)
	}
	names = append(names, m.benches...)
	for _, fuzz := range m.fuzzes {
		names = append(names, fuzz.name)
	}
	for _, eg := range m.examples {
		names = append(names, eg.name)
	}
	for _, name := range names {
		if re.MatchString(name) {
			fmt.Println(name)
		}
	}
}

// root is the parent of the top-level tests.
func root() *T {
	t := &T{common: common{w: os.Stdout, barrier: make(chan bool), signal: make(chan bool, 1), run: newRun()}}
	t.ctx, t.cancel = context.WithCancel(context.Background())
	if verboseFlag {
		t.chatty = new(printer)
	}
	return t
}

// runTests runs tests, then the seeds of fuzz tests.
func (m *M) runTests() (ran, failed bool) {
	for i := uint(0); i < *countFlag && !failing() && (i == 0 || ran); i++ {
		t := root()
		t.run.acquire()
		tRunner(t, func(t *T) {
			for _, test := range m.tests {
				t.Run(test.name, test.f)
			}
		})
		<-t.signal
		ran, failed = ran || len(m.tests) > 0 && t.hasRun(m), failed || t.Failed()
	}
	for i := uint(0); i < *countFlag && !failing() && len(m.fuzzes) > 0; i++ {
		t := root()
		t.run.acquire()
		for _, fuzz := range m.fuzzes {
			if t.run.wants(fuzz.name) && !failing() {
				ran = true
				failed = !t.startFuzz(fuzz.name, fuzz.f) || failed
			}
		}
	}
	return ran, failed
}

func (t *T) hasRun(m *M) bool {
	for _, test := range m.tests {
		if t.run.wants(test.name) {
			return true
		}
	}
	return false
}

// runAll stands in for a TestMain.
func runAll(m *M) { m.Run() }

// runTests is what a program with tests instead of main runs. TestMain, fuzz tests, benchmarks and examples are among
// funcs though they have other types. An example's output is what it must print, after a word on its order.
func runTests(names []string, funcs []func(*T), outputs []string) {
	running = true
	Init()
	m := &M{}
	testMain := runAll
	for i, name := range names {
		f := unsafe.Pointer(&funcs[i])
		switch {
		case outputs[i] != "":
			order, output, _ := strings.Cut(outputs[i], "\n")
			m.examples = append(m.examples, example{name, *(*func())(f), output, order == "unordered"})
		case name == "TestMain":
			testMain = *(*func(*M))(f)
		case strings.HasPrefix(name, "Benchmark"):
			m.benches = append(m.benches, name)
		case strings.HasPrefix(name, "Fuzz"):
			m.fuzzes = append(m.fuzzes, named[func(*F)]{name, *(*func(*F))(f)})
		default:
			m.tests = append(m.tests, named[func(*T)]{name, funcs[i]})
		}
	}
	testMain(m)
	os.Exit(m.code)
}
