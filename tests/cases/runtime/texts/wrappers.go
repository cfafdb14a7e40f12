// record: go1.23
// record: each

// Methods that panic in, or below, the function that gc makes around them.

package main

import (
	"fmt"
	"os"
)

type L[T any] struct{ v T }

func (l L[T]) M() { fmt.Println("M") }

type N struct{ v int }

func (n N) M() { fmt.Println("M") }

type I interface{ M() }

type Holder struct{ I }

type Chain struct{ *N }

type Wide struct {
	N
	x int
}

//go:noinline
func call(i I) { i.M() }

func c_generic() { call((*L[string])(nil)) }

func c_generic_local() {
	type Q struct{ a int }
	call((*L[Q])(nil))
}

func c_recovered() {
	defer func() { fmt.Println(recover()) }()
	call((*L[map[string]N])(nil))
}

func c_embedding_local() {
	type E struct{ *L[int] }
	call(E{})
}

func c_embedding_local_pointer() {
	type E struct{ *L[int] }
	call(&E{})
}

func c_embedding_nil() {
	type E struct{ *L[int] }
	call((*E)(nil))
}

func c_unnamed() { call(struct{ *N }{}) }

func c_unnamed_generic() { call(&struct{ *L[int] }{}) }

func c_unnamed_array() {
	call(&struct {
		*N
		x [3]int
	}{})
}

func c_unnamed_nil() { call((*struct{ N })(nil)) }

func c_unnamed_interface() { call(struct{ I }{}) }

func c_plain() { call((*N)(nil)) }

func c_holder() { call(Holder{}) }

func c_holder_pointer() { call(&Holder{}) }

func c_chain() { call(Chain{}) }

func c_wide() { call((*Wide)(nil)) }

func c_method_value() {
	f := Holder{}.M
	f()
}

func c_method_expression() {
	f := Holder.M
	f(Holder{})
}

func c_method_expression_pointer() {
	f := (*struct{ *N }).M
	f(new(struct{ *N }))
}

func inlined(i I) { i.M() }

func c_known() {
	var i I = (*N)(nil)
	i.M()
}

func c_known_generic() {
	var i I = (*L[string])(nil)
	i.M()
}

func c_known_embedding() {
	type E struct{ *L[int] }
	var i I = E{}
	i.M()
}

func c_known_when_inlined() { inlined((*N)(nil)) }

func c_known_in_literal() {
	var i I = (*N)(nil)
	func() {
		i.M()
	}()
}

func c_assigned_later() {
	var i I
	i = (*N)(nil)
	i.M()
}

func c_asserted() {
	var x any = (*N)(nil)
	x.(I).M()
}

func c_deferred() {
	var i I = (*N)(nil)
	defer i.M()
}

func c_started() {
	var i I = (*N)(nil)
	go i.M()
	select {}
}

func main() {
	cases[os.Args[1]]()
}

var cases = map[string]func(){
	"generic":                   c_generic,
	"generic_local":             c_generic_local,
	"recovered":                 c_recovered,
	"embedding_local":           c_embedding_local,
	"embedding_local_pointer":   c_embedding_local_pointer,
	"embedding_nil":             c_embedding_nil,
	"unnamed":                   c_unnamed,
	"unnamed_generic":           c_unnamed_generic,
	"unnamed_array":             c_unnamed_array,
	"unnamed_nil":               c_unnamed_nil,
	"unnamed_interface":         c_unnamed_interface,
	"plain":                     c_plain,
	"holder":                    c_holder,
	"holder_pointer":            c_holder_pointer,
	"chain":                     c_chain,
	"wide":                      c_wide,
	"method_value":              c_method_value,
	"method_expression":         c_method_expression,
	"method_expression_pointer": c_method_expression_pointer,
	"known":                     c_known,
	"known_generic":             c_known_generic,
	"known_embedding":           c_known_embedding,
	"known_when_inlined":        c_known_when_inlined,
	"known_in_literal":          c_known_in_literal,
	"assigned_later":            c_assigned_later,
	"asserted":                  c_asserted,
	"deferred":                  c_deferred,
	"started":                   c_started,
}
