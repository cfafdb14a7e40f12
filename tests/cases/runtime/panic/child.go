// record: go1.23

package main

func main() {
	defer println("main's defer does not run")
	go func() {
		defer println("child's defer")
		panic("child")
	}()
	select {}
}
