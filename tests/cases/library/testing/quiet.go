// The same as verbose.go, without -test.v.
// record: test
package a
import ("errors"; "fmt"; "strings"; "testing"; "os"; )
func Abs(x int) int { if x < 0 { return -x }; return x }
func TestTable(t *testing.T) {
	tests := []struct{ name string; in, want int }{{"pos", 1, 1}, {"neg", -1, 1}, {"zero", 0, 5}, {"", 3, 4}, {"neg", -2, 2}, {"with space/and slash", 1, 2}, {"neg#01", 1, 9}, {"uni\u00e9\x01", 1, 1}}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Abs(tt.in); got != tt.want {
				t.Errorf("Abs(%d) = %d, want %d", tt.in, got, tt.want)
			}
			t.Logf("done %s", t.Name())
		})
	}
}
func helper(t *testing.T, ok bool) {
	t.Helper()
	if !ok {
		t.Error("helper failed")
	}
	inner(t)
}
func inner(t testing.TB) { t.Helper(); t.Log("inner log") }
func TestHelper(t *testing.T) {
	helper(t, true)
	helper(t, false)
	t.Run("sub", func(t *testing.T) { t.Helper(); helper(t, false) })
	func() { t.Helper(); t.Log("closure") }()
}
func TestSkip(t *testing.T) { t.Skip("not today"); t.Error("x") }
func TestSkipf(t *testing.T) { t.Log("before"); t.Skipf("n=%d", 3) }
func TestSkipNow(t *testing.T) { t.SkipNow() }
func TestFailThenSkip(t *testing.T) { t.Fail(); t.Skip("skipped after fail") }
func TestFatal(t *testing.T) { defer t.Log("deferred"); t.Cleanup(func() { t.Log("cleanup 1") }); t.Cleanup(func() { t.Log("cleanup 2", t.Failed()) }); t.Fatal("fatal", 1, 2) ; t.Log("unreached") }
func TestMultiline(t *testing.T) { t.Log("a\nb\nc\n"); t.Log(""); t.Logf("x\n\ny"); t.Error() }
func TestSetenv(t *testing.T) { t.Setenv("FOO_X", "bar"); if os.Getenv("FOO_X") != "bar" { t.Fatal("no") }; fmt.Println("printed to stdout") }
func TestSetenv2(t *testing.T) { if v, ok := os.LookupEnv("FOO_X"); ok { t.Fatal(v) } }
func TestPass(t *testing.T) {}
func TestErrors(t *testing.T) { err := fmt.Errorf("ctx: %w", errors.New("base")); t.Errorf("got %v", err); t.Errorf("%q %+v", "a", []string{"x"}); if !strings.Contains(err.Error(), "zzz") { t.FailNow() } }
func TestName(t *testing.T) { t.Run("A", func(t *testing.T) { t.Run("B", func(t *testing.T) { t.Log(t.Name()); t.Run("C", func(t *testing.T) { t.Error("deep") }) }) }) }
func TestDeadline(t *testing.T) { _, ok := t.Deadline(); t.Log(ok); ctx := t.Context(); t.Log(ctx.Err()); t.Cleanup(func() { t.Log(ctx.Err()) }) }
func TestRunResult(t *testing.T) { ok := t.Run("f", func(t *testing.T) { t.Fail() }); t.Log(ok, t.Failed(), t.Run("p", func(t *testing.T) {})) }
func TestOutput(t *testing.T) { fmt.Fprintf(t.Output(), "line one\npartial"); t.Log("after"); fmt.Fprint(t.Output(), "tail") }
func TestAttr(t *testing.T) { t.Attr("k", "v w") }
func testing_unused() {}
func TestGo(t *testing.T) { done := make(chan bool); go func() { defer close(done); t.Error("from goroutine") }(); <-done }
func TestGoFatal(t *testing.T) { done := make(chan bool); go func() { defer close(done); t.Fatal("fatal in goroutine") }(); <-done; t.Log("went on") }
func BenchmarkX(b *testing.B) { for i := 0; i < b.N; i++ { Abs(i) } }
func ExampleAbs() { fmt.Println(Abs(-3)); fmt.Println("two")
	// Output:
	// 3
	// two
}
func ExampleAbs_fail() {
	fmt.Println("got this")
	fmt.Println("and this  ")

	// Output: want this
	//
	// and  that
}
func ExampleAbs_unordered() {
	for _, s := range []string{"b", "a"} { fmt.Println(s) }
	// Unordered output:
	// a
	// b
}
func ExampleAbs_unorderedfail() {
	for _, s := range []string{"b", "a"} { fmt.Println(s) }
	// unordered OUTPUT:
	// a
	// c
}
func Example_none() { fmt.Println("never run") }
func Example_empty() {
	// Output:
}
func Example_trail() { fmt.Print("no newline") // trailing
	// Output: no newline
}
func FuzzRev(f *testing.F) { f.Add("abc", 1); f.Add("bad", 2); f.Log("in f"); f.Fuzz(func(t *testing.T, s string, n int) { if s == "bad" { t.Errorf("bad seed %q %d", s, n) } }) }
func FuzzOk(f *testing.F) { for _, s := range []string{"x", ""} { f.Add([]byte(s)) }; f.Fuzz(func(t *testing.T, b []byte) { t.Log(len(b)) }) }
func FuzzSkip(f *testing.F) { f.Skip("no fuzz") }
