package main

func a(x int, string) {}

func b(x, y) {}

func c(x int, y) {}

func d(x ...int, y int) {}

func e() (x ...int) { return }

func f(a, b ...int) {}

func g(...) {}

func h(x int {}

func main() {}
