// record: go1.23

package main

func main() {
	defer func() {
		println("not reached", recover() != nil)
	}()
	go func() { panic("elsewhere") }()
	select {}
}
