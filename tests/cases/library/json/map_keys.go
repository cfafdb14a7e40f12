// Which keys of maps have a JSON name.
package main

import (
	"encoding/json"
	"fmt"
)

type K struct{ A int }

func main() {
	i := 1
	for _, v := range []any{map[bool]int{true: 1}, map[bool]int{false: 1}, map[float64]int{1.5: 2}, map[float64]int{}, map[K]int{{1}: 1}, map[K]int{}, map[complex128]int{1: 1}, map[any]int{"a": 1}, map[any]int{1: 1}, map[any]int{}, map[*int]int{&i: 1}, map[[2]int]int{{1, 2}: 1}, map[chan int]int{}, map[error]int{}} {
		b, err := json.Marshal(v)
		fmt.Printf("%T %s %v %T\n", v, b, err, err)
		b, err = json.MarshalIndent(v, "", "  ")
		fmt.Printf("   %v\n", err)
	}
}
