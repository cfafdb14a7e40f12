package main

import (
	"fmt"
	"strings"
)

func main() {
	rows := []struct {
		name  string
		price float64
		qty   int
	}{{"apple", 1.5, 10}, {"kiwi", 0.25, 200}, {"melon", 12, 3}}
	fmt.Printf("%-10s|%8s|%5s\n%s\n", "name", "price", "qty", strings.Repeat("-", 25))
	for _, r := range rows {
		fmt.Printf("%-10s|%8.2f|%5d\n", r.name, r.price, r.qty)
	}
}
