// record: go1.23

package main

import (
	"errors"
	"fmt"
	"runtime"
)

func catch(f func()) (r any) {
	defer func() { r = recover() }()
	f()
	return nil
}

type I interface{ M() }

func main() {
	var p *struct{ a int }
	var m map[string]int
	var s []int
	var x any = 1
	zero := 0
	for _, r := range []any{
		catch(func() { _ = p.a }),
		catch(func() { m["k"] = 1 }),
		catch(func() { _ = s[3] }),
		catch(func() { _ = x.(string) }),
		catch(func() { _ = x.(I) }),
		catch(func() { _ = 1 / zero }),
		catch(func() { close((chan int)(nil)) }),
		catch(func() { panic(nil) }),
		catch(func() { _ = make([]int, zero-1) }),
		catch(func() { _ = map[any]int{1: 1}[[]int{}] }),
		catch(func() { _ = any(s) == any(s) }),
	} {
		e, isRuntime := r.(runtime.Error)
		_, isError := r.(error)
		fmt.Printf("%T %v %v\n", r, isRuntime, isError)
		if isRuntime {
			fmt.Println(e.Error())
		}
	}
	var ae *runtime.TypeAssertionError
	err := catch(func() { _ = x.(string) }).(error)
	fmt.Println(errors.As(err, &ae))
	var pn *runtime.PanicNilError
	err = catch(func() { panic(nil) }).(error)
	fmt.Println(errors.As(err, &pn))
}
