// expect: clean
// A value is used before another goroutine has set it: the fixed twin.
package main

type config struct{ name string }

func main() {
	var c *config
	set := make(chan bool, 1)
	go func() {
		c = &config{"x"}
		set <- true
	}()
	<-set
	_ = c.name
}
