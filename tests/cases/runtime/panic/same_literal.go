// record: go1.23

package main

func main() {
	defer func() {
		panic("A")
	}()
	panic("A")
}
