// record: go1.23

package main

var parts = []string{"A", "B"}

func main() {
	defer func() {
		panic(parts[0] + parts[1])
	}()
	panic(parts[0] + parts[1])
}
