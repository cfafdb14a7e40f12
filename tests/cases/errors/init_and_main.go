package main

func init() int { return 1 }

func main(args []string) {}

var init = 1

func f() { init() }
