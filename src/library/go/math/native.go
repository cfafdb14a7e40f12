package math

// Float64bits returns f's IEEE 754 representation.
func Float64bits(f float64) uint64

// Float64frombits returns the number with an IEEE 754 representation; payloads of NaNs are kept.
func Float64frombits(b uint64) float64

// Float32bits returns f's IEEE 754 representation.
func Float32bits(f float32) uint32

// Float32frombits returns the number with an IEEE 754 representation.
func Float32frombits(b uint32) float32

// Sqrt returns the square root, rounded to the nearest; NaN for negative numbers, ±0 and +Inf as they are.
func Sqrt(x float64) float64

// Floor returns the greatest integer that is not greater than x; ±0, ±Inf and NaN as they are.
func Floor(x float64) float64

// Ceil returns the least integer that is not less than x; ±0, ±Inf and NaN as they are, -0 for -1 < x < 0.
func Ceil(x float64) float64

// Trunc returns x without its fraction, with x's sign; ±0, ±Inf and NaN as they are.
func Trunc(x float64) float64

// FMA returns x*y+z, rounded once.
func FMA(x, y, z float64) float64
