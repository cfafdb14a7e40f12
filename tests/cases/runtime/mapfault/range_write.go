// record: go1.23

package main

func main() {
	m := map[int]int{1: 1, 2: 2, 3: 3}
	go func() {
		defer func() { println("deferred", recover() != nil) }()
		for {
			m[1]++
		}
	}()
	defer func() { println("deferred", recover() != nil) }()
	for {
		for range m {
		}
	}
}
