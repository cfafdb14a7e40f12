// record: go1.23
// record: each
// record: levels single system

// Nil maps written by way of package reflect.
package main

import (
	"fmt"
	"os"
	"reflect"
)

func c_reflectNilMap() {
	var m map[string]int
	reflect.ValueOf(m).SetMapIndex(reflect.ValueOf("a"), reflect.ValueOf(1))
}
func c_reflectNilMapInt() {
	var m map[int]int
	reflect.ValueOf(m).SetMapIndex(reflect.ValueOf(1), reflect.ValueOf(1))
}
func c_reflectNilMapPtr() {
	var m map[*int]int
	reflect.ValueOf(m).SetMapIndex(reflect.ValueOf(new(int)), reflect.ValueOf(1))
}
func c_reflectNilMapAny() {
	var m map[any]int
	reflect.ValueOf(m).SetMapIndex(reflect.ValueOf(1), reflect.ValueOf(1))
}
func c_reflectNilMapI32() {
	var m map[int32]int
	reflect.ValueOf(m).SetMapIndex(reflect.ValueOf(int32(1)), reflect.ValueOf(1))
}
func c_reflectNilMapDelete() {
	var m map[int]int
	reflect.ValueOf(m).SetMapIndex(reflect.ValueOf(1), reflect.Value{})
	fmt.Println("ok")
}
func c_reflectNilMapBig() {
	var m map[string][200]int
	reflect.ValueOf(m).SetMapIndex(reflect.ValueOf("a"), reflect.ValueOf([200]int{}))
}
func main() { cases[os.Args[1]]() }

var cases = map[string]func(){
	"reflectNilMap":       c_reflectNilMap,
	"reflectNilMapInt":    c_reflectNilMapInt,
	"reflectNilMapPtr":    c_reflectNilMapPtr,
	"reflectNilMapAny":    c_reflectNilMapAny,
	"reflectNilMapI32":    c_reflectNilMapI32,
	"reflectNilMapDelete": c_reflectNilMapDelete,
	"reflectNilMapBig":    c_reflectNilMapBig,
}
