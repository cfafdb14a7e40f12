package main

import (
	"errors"
	"fmt"
	"io"
)

func main() {
	base := errors.New("base")
	one := fmt.Errorf("one: %w", base)
	two := fmt.Errorf("two: %w and %w", one, io.EOF)
	fmt.Println(one, two)
	fmt.Println(errors.Is(two, base), errors.Is(two, io.EOF), errors.Unwrap(one) == base, errors.Unwrap(two))
	fmt.Printf("%T %T %T\n", one, two, fmt.Errorf("none %d", 1))
	fmt.Println(fmt.Errorf("bad %w", "text"), fmt.Errorf("nil %w", nil), fmt.Errorf("%w", nil) == nil)
	fmt.Println(errors.Unwrap(fmt.Errorf("v %v", base)))
	fmt.Println(fmt.Sprintf("%w", base))
	fmt.Println(fmt.Errorf("%[2]w %[1]v", 1, base), fmt.Errorf("%w %[1]w", base))
}
