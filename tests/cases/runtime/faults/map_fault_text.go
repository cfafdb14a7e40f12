// record: go1.23

package main

type E struct{}

func (E) Error() string { return "line one\nline two" }

func main() {
	panic(E{})
}
