// record: by hand
// lab: trace --policy rr2 --runtime what-if --beside go1.27
// lab: trace --policy rr1 --runtime before-fix --beside go1.23

// The two profiles that no Go release is, beside the release that each is made from.
package main

func write(m map[any]int, key any) {
	defer func() { println(recover() != nil) }()
	m[key] = 1
}

func main() {
	m := map[any]int{1: 1}
	write(m, []int{})
	done := make(chan bool)
	go func() {
		write(m, 1)
		done <- true
	}()
	write(m, 2)
	<-done
}
