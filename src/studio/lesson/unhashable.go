package main

import "fmt"

func put(m map[any]int, key any) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("recovered:", r)
		}
	}()
	m[key] = 1
}

func main() {
	m := map[any]int{"first": 1}
	put(m, []int{1, 2}) // a slice cannot be hashed
	put(m, "second")
	fmt.Println(len(m), "entries")
}
