package io

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*OffsetWriter).Seek 36 36
(*OffsetWriter).Write 72 72
(*PipeReader).Close 65 65
(*PipeReader).CloseWithError 61 61
(*PipeReader).Read 70 70
(*PipeWriter).Close 68 68
(*PipeWriter).CloseWithError 64 64
(*PipeWriter).Write 73 73
(*SectionReader).Outer 7 7
(*SectionReader).Seek 42 42
(*SectionReader).Size 6 6
Copy 72 72
LimitReader 8 8
MultiReader 16 16
MultiWriter 46 42
NewOffsetWriter 9 9
NewSectionReader 31 31
NopCloser 23 19
Pipe 22 22
ReadFull 73 73
TeeReader 8 8
`
