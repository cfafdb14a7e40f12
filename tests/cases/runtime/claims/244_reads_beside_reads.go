// claim: T3: reads beside reads never fault
// record: go1.23
// lab: explore never "fatal error"
// lab: explore never "race"
// lab: explore finds "exit 0 8"

package main

func main() {
	m := map[int]int{1: 1, 2: 2}
	done := make(chan int)
	for range 2 {
		go func() {
			sum := m[1]
			for _, v := range m {
				sum += v
			}
			done <- sum
		}()
	}
	println(<-done + <-done)
}
