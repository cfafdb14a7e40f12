// os: the environment.
package main

import (
	"fmt"
	"os"
)

func main() {
	os.Clearenv()
	fmt.Println(os.Getenv("LAB"), os.Setenv("LAB", "x"), os.Getenv("LAB"))
	v, ok := os.LookupEnv("NONE")
	fmt.Println(v, ok, os.Setenv("", "x"), os.Setenv("a=b", "x"))
	os.Setenv("B", "2")
	fmt.Println(os.Environ(), os.ExpandEnv("$LAB ${B}$$ $NONE! ${"), os.Unsetenv("B"), os.Environ())
}
