package trace

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*FlightRecorder).Enabled - 3
(*FlightRecorder).Stop - 77
(*Region).End 69 69
(*Task).End 61 61
IsEnabled 11 11
NewFlightRecorder - 35
Start - 62
Stop - 60
`
