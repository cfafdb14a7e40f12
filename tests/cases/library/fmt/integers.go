// Every integer verb with its flags.
package main

import "fmt"

func main() {
	for _, verb := range []string{"d", "b", "o", "O", "x", "X", "c", "q", "U", "v"} {
		fmt.Printf("%"+verb+"|%#"+verb+"|%+"+verb+"|%8"+verb+"|%-8"+verb+"|%08"+verb+"\n", 65, 65, 65, 65, 65, 65)
	}
}
