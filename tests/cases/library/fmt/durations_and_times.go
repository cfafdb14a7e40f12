package main

import (
	"fmt"
	"time"
)

func main() {
	fmt.Println(1500*time.Millisecond, time.Duration(0), time.Hour+30*time.Minute, -time.Second)
	fmt.Printf("%v %d %s %T %5.1f\n", time.Second, time.Second, 2*time.Minute, time.Second, time.Second.Minutes())
	fmt.Println(time.Date(2024, 2, 29, 12, 30, 0, 5, time.UTC), time.March, time.Sunday)
}
