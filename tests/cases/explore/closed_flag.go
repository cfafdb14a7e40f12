// expect: race
// A plain stop flag.
package main

func main() {
	stop := false
	done := make(chan bool)
	go func() {
		if stop {
			println("stopped")
		}
		close(done)
	}()
	stop = true
	<-done
}
