// record: go1.23

package main

func main() {
	m := map[string]int{"a": 1}
	go func() {
		defer func() { println("deferred", recover() != nil) }()
		for {
			m["a"]++
		}
	}()
	defer func() { println("deferred", recover() != nil) }()
	for {
		_, _ = m["a"]
	}
}
