// record: go1.23

package main

func main() {
	m := map[[2]string]int{{"a", "b"}: 1}
	go func() {
		defer func() { println("deferred", recover() != nil) }()
		for {
			m[[2]string{"a", "b"}]++
		}
	}()
	defer func() { println("deferred", recover() != nil) }()
	for {
		_ = m[[2]string{"a", "b"}]
	}
}
