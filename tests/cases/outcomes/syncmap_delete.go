package main

import (
	"fmt"
	"sync"
)

func main() {
	var m sync.Map
	m.Store(1, 1)
	go m.Delete(1)
	_, ok := m.Load(1)
	fmt.Println(ok)
}
