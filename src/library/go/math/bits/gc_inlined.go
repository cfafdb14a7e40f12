package bits

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `Add 15 15
Add32 23 23
Add64 21 21
Div 15 15
Div32 36 36
LeadingZeros 6 6
LeadingZeros16 6 6
LeadingZeros32 6 6
LeadingZeros64 6 6
LeadingZeros8 6 6
Len 4 4
Len16 17 18
Len32 27 28
Len64 37 38
Len8 5 5
Mul 14 14
Mul32 19 19
OnesCount 4 4
OnesCount16 13 13
OnesCount32 29 29
OnesCount64 51 51
OnesCount8 5 5
Rem 20 20
Rem32 12 12
Rem64 14 14
Reverse 47 47
Reverse16 16 16
Reverse32 43 43
Reverse64 43 43
Reverse8 4 4
ReverseBytes 4 4
ReverseBytes16 8 8
ReverseBytes32 21 21
ReverseBytes64 34 34
RotateLeft 5 5
RotateLeft16 18 18
RotateLeft32 18 18
RotateLeft64 18 18
RotateLeft8 18 18
Sub 15 15
Sub32 23 23
Sub64 23 23
TrailingZeros 4 4
TrailingZeros16 19 19
TrailingZeros32 18 18
TrailingZeros64 18 18
TrailingZeros8 5 5
`
