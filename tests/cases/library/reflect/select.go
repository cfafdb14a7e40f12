// reflect: Select over a list of channels.
package main

import (
	"fmt"
	"reflect"
	"sort"
)

func main() {
	chans := []chan int{make(chan int), make(chan int), make(chan int)}
	for i, c := range chans {
		go func() {
			for n := range 3 {
				c <- i*10 + n
			}
			close(c)
		}()
	}
	var cases []reflect.SelectCase
	for _, c := range chans {
		cases = append(cases, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(c)})
	}
	var got []int
	for len(cases) > 0 {
		i, v, ok := reflect.Select(cases)
		if !ok {
			cases = append(cases[:i], cases[i+1:]...)
			continue
		}
		got = append(got, int(v.Int()))
	}
	sort.Ints(got)
	fmt.Println(got)
	c := reflect.ValueOf(make(chan string, 1))
	c.Send(reflect.ValueOf("x"))
	fmt.Println(c.Len(), c.TrySend(reflect.ValueOf("y")))
	fmt.Println(c.Recv())
	_, ok := c.TryRecv()
	fmt.Println(ok)
}
