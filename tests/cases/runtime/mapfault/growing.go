// record: go1.23

package main

func main() {
	m := map[int]int{}
	go func() {
		defer func() { println("deferred", recover() != nil) }()
		for {
			for i := range 1000 {
				m[i] = i
			}
			clear(m)
			m[0] = 0
		}
	}()
	defer func() { println("deferred", recover() != nil) }()
	for {
		_ = m[0]
	}
}
