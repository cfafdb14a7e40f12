package main

import (
	"fmt"
	"math"
)

type point struct{ X, Y int }

func main() {
	fmt.Println(map[string]int{"b": 2, "a": 1, "c": 3})
	fmt.Println(map[int]string{3: "c", -1: "z", 2: "b"})
	fmt.Println(map[float64]int{math.NaN(): 1, 2: 2, math.Inf(-1): 3, -5: 4})
	fmt.Println(map[bool]int{true: 1, false: 0})
	fmt.Println(map[[2]int]string{{1, 2}: "b", {1, 1}: "a", {0, 9}: "z"})
	fmt.Println(map[point]int{{2, 1}: 1, {1, 5}: 2})
	fmt.Printf("%v %+v %#v %d\n", map[string]point{"k": {1, 2}}, map[string]point{"k": {1, 2}}, map[string]int{"z": 1, "y": 2}, map[string]int{"a": 255})
	fmt.Printf("%v %#v\n", map[string]bool(nil), map[string]bool(nil))
	fmt.Println(map[any]int{"b": 1, "a": 2})
}
