// -test.run and -test.skip choose by the elements of names.
// record: test
// record: args -test.v -test.run=Stack/pop|Group -test.skip=/.*_1
package k
import ("testing"; "errors"; "fmt")
type Stack struct{ s []int }
func (s *Stack) Push(x int) { s.s = append(s.s, x) }
func (s *Stack) Pop() (int, error) { if len(s.s) == 0 { return 0, errors.New("empty") }; x := s.s[len(s.s)-1]; s.s = s.s[:len(s.s)-1]; return x, nil }
func assertEqual[T comparable](t testing.TB, got, want T) { t.Helper(); if got != want { t.Errorf("got %v, want %v", got, want) } }
func setup(t *testing.T) *Stack { t.Helper(); s := &Stack{}; t.Cleanup(func() { t.Helper(); t.Logf("left %d", len(s.s)) }); return s }
func TestStack(t *testing.T) { s := setup(t); s.Push(1); s.Push(2); x, err := s.Pop(); assertEqual(t, x, 2); assertEqual(t, err, nil); assertEqual(t, x, 3); for i := range 3 { t.Run(fmt.Sprintf("pop %d", i), func(t *testing.T) { if _, err := s.Pop(); err != nil { t.Fatalf("pop: %v", err) } }) } }
func TestGroup(t *testing.T) { t.Run("group", func(t *testing.T) { for _, tc := range []int{1, 2} { t.Run("", func(t *testing.T) { assertEqual(t, tc, 1) }) } }); t.Log("after group") }
func TestCleanupPanic(t *testing.T) { t.Cleanup(func() { t.Log("c1") }); t.Cleanup(func() { panic("in cleanup") }) }
func TestAfter(t *testing.T) {}
