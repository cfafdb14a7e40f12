// record: go1.23

package main

func main() {
	defer func() {
		defer func() {
			panic("third")
		}()
		panic("second")
	}()
	panic("first")
}
