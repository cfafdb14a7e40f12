// record: go1.23

package main

func main() {
	defer func() {
		var m map[int]int
		m[1] = 1
	}()
	var p *int
	*p = 1
}
