package time

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*Location).String 61 61
(*Ticker).Stop 65 65
(*Time).GobDecode 61 61
(*Time).UnmarshalText 70 70
(*Timer).Stop 68 68
After 62 62
Duration.Abs 17 17
Duration.Hours 22 22
Duration.Microseconds 4 4
Duration.Milliseconds 4 4
Duration.Minutes 22 22
Duration.Nanoseconds 2 2
Duration.Seconds 22 22
Duration.String 75 75
Duration.Truncate 12 12
FixedZone.func1 74 74
LoadLocation.func1 69 69
Month.String 77 77
Tick 68 68
Time.AppendText - 71
Time.Date 66 -
Time.Day 69 -
Time.GobEncode 69 -
Time.Hour 65 65
Time.In 63 63
Time.IsZero 38 10
Time.Local 56 56
Time.Location 15 15
Time.MarshalBinary - 79
Time.MarshalText - 73
Time.Minute 65 65
Time.Month 69 -
Time.Nanosecond 11 11
Time.Second 63 63
Time.UTC 57 57
Time.Unix 29 29
Time.UnixMicro 44 44
Time.UnixMilli 44 44
Time.UnixNano 42 42
Time.Weekday 76 73
Time.Year 69 -
Time.YearDay 71 -
Unix 50 50
UnixMicro 61 61
UnixMilli 61 61
Weekday.String 75 75
`
