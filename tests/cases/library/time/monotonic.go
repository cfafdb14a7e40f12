// The monotonic reading of a Time: who has one, who loses it, what goes by it.
package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

const year = 365 * 24 * time.Hour

func main() {
	has := func(t time.Time) bool { return strings.Contains(t.String(), " m=+") }
	now := time.Now()
	fmt.Println("Now", has(now), "Add", has(now.Add(time.Hour)), "far", has(now.Add(160*year)), "before 1885", has(now.Add(-200*year)))
	fmt.Println("back by a century", strings.Contains(now.Add(-100*year).String(), " m=-3153"))
	fmt.Println("UTC", has(now.UTC()), "Local", has(now.Local()), "In", has(now.In(time.UTC)), "AddDate", has(now.AddDate(0, 0, 1)))
	fmt.Println("Round", has(now.Round(0)), "Truncate", has(now.Truncate(-1)), "Unix", has(time.Unix(1, 0)))
	fmt.Println("Round(0): ==", now.Round(0) == now, "Equal", now.Round(0).Equal(now), now.Equal(now.Round(0)), "Compare", now.Compare(now.Round(0)))
	fmt.Println("the same twice", now == now.Add(0), now == now.Add(time.Hour).Add(-time.Hour))
	later := now.Add(90 * time.Minute)
	fmt.Println(later.Sub(now), now.Sub(later), later.Sub(now.Round(0)), later.After(now), now.Before(later), now.Compare(later))
	fmt.Println(later.Unix()-now.Unix(), later.UnixMilli()-now.UnixMilli(), later.UnixNano()-now.UnixNano(), later.Nanosecond() == now.Nanosecond())
	fmt.Println(now.IsZero(), now.Year() >= 2009, strings.Contains(now.GoString(), "m="), strings.Contains(now.Format(time.RFC3339Nano), "m="))
	text, err := json.Marshal(now)
	var back time.Time
	fmt.Println(err, json.Unmarshal(text, &back), back.Equal(now), back == now, has(back))
	bytes, err := now.MarshalBinary()
	fmt.Println(err, back.UnmarshalBinary(bytes), back.Equal(now), has(back))
	timer, after := <-time.NewTimer(time.Millisecond).C, <-time.After(time.Millisecond)
	fmt.Println("timer", has(timer), "after", has(after), timer.After(now), after.Before(timer))
	zero := time.Time{}
	fmt.Println(now.Sub(zero) == 1<<63-1, zero.Sub(now) == -1<<63, has(zero.Add(time.Hour)))
	far := time.Unix(1<<62, 0).Add(1<<63 - 1)
	fmt.Println(far.Unix() > 0, far.Sub(now) == 1<<63-1, time.Unix(1<<63-1, 0).Add(1<<63-1).After(far))
}
