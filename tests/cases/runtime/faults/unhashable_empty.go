// record: go1.23

package main

func main() {
	m := map[any]int{}
	var k any = []int{1}
	println(m[k])
}
