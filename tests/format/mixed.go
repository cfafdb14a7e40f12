// A program   in disorder.
//  - one
//  - two
//
// Uses ``quotes''.
//go:noinline
package main
import ("sync"; "fmt"
  "os" // the system
"errors"
  // above strings
"strings"


"fmt"
)
/*
   block
     comment
*/
const ( A   = iota // first
 Bbbbb
 C int= 3
  // D is last
 D
 )
var x,y int = 1,2
var table = map[string]int{"a":1, "bcdef":   2,
"gh" : 3, // three
"a long key": 4 }
type   T struct{ a,b int; c string `json:"c"` // tagged
 d [ 4]*T
sync.Mutex
 }
type Empty struct { }
type Small struct { n int }
type G[P  *T,] struct{ v P }
type I interface{ M( a int)( b error ) ; ~int|string
 fmt.Stringer }
func (t *T)  add(a int,b  ...string)(n int,err error){ return a*2+len(b)-1,nil }
func one() int { return 1 }
func generic[K comparable,V any](m map[K]V, f func (K ,V) bool) (r []K) {
for k,v:=range m{ if !f(k,v){continue}
r=append(r,k)}
	return
}
func main(){
	defer func(){ if r:=recover();r!=nil{ fmt.Println(r) } }()
  a:=[]int{1,
     2,3}
 if (len(a)>1){ fmt.Println(a[1:len(a)-1], a[ : 2], -x, - -x, x&^y, x<<1+y*2) }else if a==nil{
 } else { goto end }
switch v := any(a).(type) { case int,string: fmt.Println(v); fallthrough
 // about default
 default:
 }
	select {}
 ch:=make(chan<- int,1);ch<-1
 for i:=0;i<3;i++{}
for ;; {break}
 for range 3 { }
 longcall(a,  // first
   func() { /* nothing */ }, x /* inside */ , y,
   )
 errors.New("x").
   Error()
 s := fmt.Sprint(strings.ToUpper("a") + "b" +
 "c", 0X1F, 1E6, 0123i)
 _ = T{a:1,b:   2, c:`raw
  string`}
 var f = func(i int) (j int) { return i }; _=f; _ = s
	go   func(){}( )
end:
 for{ x,y=y,x
 os.Exit(0) /* bye */ }
outer:
  }
func longcall(a []int, f func(), x, y int,
  ) {}
