// Standard input is empty.
package main

import "fmt"

func main() {
	var a int
	n, err := fmt.Scan(&a)
	fmt.Println(n, err)
	n, err = fmt.Scanln(&a)
	fmt.Println(n, err)
}
