// Package ziggurat samples the normal and exponential distributions (Marsaglia, Tsang 2000); its tables are computed
// when first used.
package ziggurat

import (
	"math"
	"sync"
)

// table: a draw j of layer i is accepted below k[i], as j*w[i]; f is the density at the layer's edge.
type table struct {
	k    []uint32
	w, f []float32
}

// build makes n layers of area v, the lowest edge at r, for a density and its inverse; draws are below m.
func build(n int, r, v, m float64, density, inverse func(float64) float64) *table {
	t := &table{make([]uint32, n), make([]float32, n), make([]float32, n)}
	q := v / density(r)
	t.k[0] = uint32(r / q * m)
	t.w[0], t.w[n-1] = float32(q/m), float32(r/m)
	t.f[0], t.f[n-1] = 1, float32(density(r))
	for x, i := r, n-2; i >= 1; i-- {
		next := inverse(v/x + density(x))
		t.k[i+1] = uint32(next / x * m)
		t.w[i], t.f[i] = float32(next/m), float32(density(next))
		x = next
	}
	return t
}

const (
	normEdge = 3.442619855899
	expEdge  = 7.69711747013104972
)

var norm = sync.OnceValue(func() *table {
	return build(128, normEdge, 9.91256303526217e-3, 1<<31,
		func(x float64) float64 { return math.Exp(-.5 * x * x) },
		func(y float64) float64 { return math.Sqrt(-2 * math.Log(y)) })
})

var exp = sync.OnceValue(func() *table {
	return build(256, expEdge, 3.9496598225815571993e-3, 1<<32,
		func(x float64) float64 { return math.Exp(-x) },
		func(y float64) float64 { return -math.Log(y) })
})

// Norm: draw gives a random number and a layer below 128, float one below 1.
func Norm(draw func() (int32, uint32), float func() float64) float64 {
	t := norm()
	for {
		j, i := draw()
		x := float64(j) * float64(t.w[i])
		size := uint32(j)
		if j < 0 {
			size = -size
		}
		if size < t.k[i] {
			return x
		}
		if i == 0 {
			for {
				x = -math.Log(float()) * (1.0 / normEdge)
				y := -math.Log(float())
				if y+y >= x*x {
					break
				}
			}
			if j > 0 {
				return normEdge + x
			}
			return -normEdge - x
		}
		if t.f[i]+float32(float())*(t.f[i-1]-t.f[i]) < float32(math.Exp(-.5*x*x)) {
			return x
		}
	}
}

// Exp: draw gives a random number and a layer below 256.
func Exp(draw func() (uint32, uint32), float func() float64) float64 {
	t := exp()
	for {
		j, i := draw()
		x := float64(j) * float64(t.w[i])
		if j < t.k[i] {
			return x
		}
		if i == 0 {
			return expEdge - math.Log(float())
		}
		if t.f[i]+float32(float())*(t.f[i-1]-t.f[i]) < float32(math.Exp(-x)) {
			return x
		}
	}
}
