// record: go1.23

package main

func main() {
	defer func() {
		panic("second")
	}()
	panic("first")
}
