// claim: T3: a racing reader may see a string's pointer with another's length
// record: by hand
// lab: explore finds "exit 0 fi 5"
// lab: explore finds "exit 0 no 2"
// lab: explore finds "exit 0 fi 2"
// lab: explore finds "exit 0 no 5"

package main

func main() {
	s := "first"
	done := make(chan bool)
	go func() { s = "no"; done <- true }()
	t := s
	<-done
	println(t[:2], len(t))
}
