// expect: panic invalid memory address
// A value is used before another goroutine has set it.
package main

type config struct{ name string }

func main() {
	var c *config
	set := make(chan bool, 1)
	go func() {
		c = &config{"x"}
		set <- true
	}()
	_ = c.name
	<-set
}
