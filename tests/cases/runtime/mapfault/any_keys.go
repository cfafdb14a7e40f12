// record: go1.23

package main

func main() {
	m := map[any]int{1: 1}
	go func() {
		defer func() { println("deferred", recover() != nil) }()
		for {
			m[1]++
		}
	}()
	defer func() { println("deferred", recover() != nil) }()
	for {
		_ = m[1]
	}
}
