package main

import "fmt"

type celsius float64

func (c celsius) String() string { return fmt.Sprintf("%.1f°C", float64(c)) }

func main() {
	fmt.Println(celsius(21.5), []celsius{1, 2}, map[string]celsius{"a": 3}, struct{ T celsius }{4}, &[]celsius{5})
	fmt.Printf("%v %s %q %x %d %.1f %10s|%-10s| %T %#v\n", celsius(1), celsius(1), celsius(1), celsius(1), celsius(1), celsius(1), celsius(1), celsius(1), celsius(1), celsius(1))
	fmt.Print(celsius(1), celsius(2), "\n")
}
