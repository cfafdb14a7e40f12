package main

import "fmt"

type money int

func (m money) GoString() string { return fmt.Sprintf("money.Of(%d)", int(m)) }

func main() {
	fmt.Printf("%#v %v %+v %s %d\n", money(5), money(5), money(5), money(5), money(5))
	fmt.Printf("%#v %#v\n", []money{1, 2}, map[string]money{"a": 1})
	fmt.Printf("%#v %#v\n", struct{ M money }{3}, &struct{ M *money }{nil})
}
