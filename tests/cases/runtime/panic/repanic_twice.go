// record: go1.23

package main

func main() {
	defer func() {
		panic(recover())
	}()
	defer func() {
		panic(recover())
	}()
	panic("A")
}
