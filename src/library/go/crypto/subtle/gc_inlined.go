package subtle

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `ConstantTimeByteEq 10 12
ConstantTimeCompare 49 51
ConstantTimeCopy 54 59
ConstantTimeEq 11 12
ConstantTimeLessOrEq 23 12
ConstantTimeSelect 13 6
WithDataIndependentTiming.func1 - 62
XORBytes - 63
`
