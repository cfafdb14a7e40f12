// claim: 97 VERSION: sync.Map keeps readOnly and dirty
// claim: 98 FALSE: the key code is storeLocked and loadOrStoreLocked
// claim: 101 PARTLY: Load is lock-free
// claim: 102 PARTLY: stores happen under one global mutex
// claim: 105 VERSION: key not in readOnly: lock, sync dirty, write
// claim: T34: no map with a lock inside
// record: go1.23

package main

import (
	"fmt"
	"reflect"
	"sync"
)

func main() {
	t := reflect.TypeOf(sync.Map{})
	for i := range t.NumField() {
		fmt.Println(t.Field(i).Name)
	}
}
