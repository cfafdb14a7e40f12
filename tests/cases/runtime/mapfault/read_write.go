// record: go1.23

package main

func main() {
	m := map[int]int{1: 1}
	go func() {
		defer func() { println("deferred", recover() != nil) }()
		for {
			m[1] = 2
		}
	}()
	defer func() { println("deferred", recover() != nil) }()
	for {
		_ = m[1]
	}
}
