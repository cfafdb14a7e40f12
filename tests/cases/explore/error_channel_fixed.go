// expect: clean
// The first error returns, the second sender stays: the fixed twin.
package main

import "errors"

func run() error {
	errs := make(chan error, 2)
	for range 2 {
		go func() { errs <- errors.New("no") }()
	}
	return <-errs
}

func main() {
	run()
}
