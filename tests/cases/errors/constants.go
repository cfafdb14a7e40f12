package main

const big = 1 << 600
const neg uint = -1
const third int = 1.5
const str int = "a"

var a int8 = 128
var b = 1 / 0
var c = 10 % 0
var d byte = 'a' * 10
var e uint = ^0
var f = uint8(300)
var g [2]int = [3]int{}
const fn = main

func main() {}
