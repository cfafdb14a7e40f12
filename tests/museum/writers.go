package main

func main() {
	m := map[int]int{}
	done := make(chan bool, 2)
	for g := range 2 {
		go func() {
			m[g] = g
			_ = m[1-g]
			done <- true
		}()
	}
	<-done
	<-done
	println(len(m))
}
