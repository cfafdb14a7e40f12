// Once: lazy initialisation behind a method.
package main

import (
	"fmt"
	"sync"
)

type config struct {
	once sync.Once
	m    map[string]string
}

func (c *config) get(k string) string {
	c.once.Do(func() {
		fmt.Println("loading")
		c.m = map[string]string{"a": "1", "b": "2"}
	})
	return c.m[k]
}

func main() {
	var c config
	fmt.Println(c.get("a"), c.get("b"), c.get("c") == "")
}
