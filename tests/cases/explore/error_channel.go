// expect: leak
// shape: abandoned send
// The first error returns, the second sender stays.
package main

import "errors"

func run() error {
	errs := make(chan error)
	for range 2 {
		go func() { errs <- errors.New("no") }()
	}
	return <-errs
}

func main() {
	run()
}
