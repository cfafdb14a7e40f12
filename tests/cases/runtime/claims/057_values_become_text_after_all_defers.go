// claim: 50 FALSE: gopanic's first act is preprintpanics
// claim: 52 FALSE: preprintpanics registers defers
// claim: 53 PARTLY: printing leads to exit(2)
// claim: 57 TRUE: preprintpanics precedes printing
// claim: 58 FALSE: preprintpanics completes the panic's context
// record: go1.23

package main

type problem struct{ name string }

func (p problem) Error() string {
	println("Error of", p.name)
	return "problem " + p.name
}

func main() {
	defer println("outermost deferred call")
	defer func() { panic(problem{"second"}) }()
	panic(problem{"first"})
}
