// Calls, slices of structs, branches, arithmetic and a map: nobody waits for anybody.
package main

type item struct {
	name string
	n    int
}

func work(items []item, m map[string]int, rounds int) int {
	total := 0
	for r := 0; r < rounds; r++ {
		for i := range items {
			it := &items[i]
			if it.n%3 == 0 {
				it.n += r
			} else {
				it.n--
			}
			total += it.n
			m[it.name] = total
		}
	}
	return total
}

func main() {
	items := []item{{"a", 1}, {"b", 2}, {"c", 3}, {"d", 4}}
	m := map[string]int{}
	println(work(items, m, 200000))
}
