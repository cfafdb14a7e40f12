// time: durations as text, rounded, parsed.
package main

import (
	"fmt"
	"time"
)

func main() {
	for _, d := range []time.Duration{0, 1, 1100, 2200 * time.Microsecond, time.Second, 90 * time.Second, 25*time.Hour + 61*time.Second + 5*time.Millisecond, -time.Minute, 1<<63 - 1, -1 << 63} {
		fmt.Println(d, d.Seconds(), d.Truncate(time.Second), d.Round(time.Minute), d.Abs(), d.Milliseconds())
	}
	for _, s := range []string{"1h15m30.918273645s", "-1.5h", "3µs", "", "1", "1x", ".5s", "1e3s", "9223372036854775808ns", "300ms"} {
		d, err := time.ParseDuration(s)
		fmt.Println(d, err)
	}
	fmt.Printf("%d %v %T %.1f\n", time.Second, time.Second, time.Second, (1500 * time.Millisecond).Hours())
}
