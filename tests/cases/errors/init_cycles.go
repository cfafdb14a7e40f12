package main

var a = b
var b = f()

func f() int { return a }

var x = x

const k = l
const l = k

var p, q = g()

func g() (int, int) { return q, 1 }

func main() {}
