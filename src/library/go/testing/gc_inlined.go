package testing

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*B).Loop - 75
(*B).ReportAllocs 4 4
(*B).ReportMetric 80 64
(*B).Run.func1 - 393
(*B).SetBytes 4 4
(*B).SetParallelism 8 8
(*M).Run.func1 4 4
(*PB).Next 55 55
(*T).Deadline 48 27
BenchmarkResult.AllocedBytesPerOp 30 30
BenchmarkResult.AllocsPerOp 30 30
BenchmarkResult.NsPerOp 32 32
CoverMode 3 3
Coverage 71 68
RegisterCover 3 0
RunBenchmarks 62 62
RunExamples 66 66
Short 23 23
Testing 4 4
Verbose 16 16
`
