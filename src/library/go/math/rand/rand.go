// Package rand: Go 1's additive lagged Fibonacci generator and what draws from it.
package rand

import (
	"internal/lab"
	"internal/ziggurat"
	"math"
	"sync"
)

const (
	length = 607
	tap    = 273
	mask   = 1<<63 - 1
)

type Source interface {
	Int63() int64
	Seed(seed int64)
}

type Source64 interface {
	Source
	Uint64() uint64
}

// rngSource adds vec[feed] and vec[tap], both running downwards.
type rngSource struct {
	tap  int
	feed int
	vec  [length]uint64
}

func NewSource(seed int64) Source {
	s := &rngSource{}
	s.Seed(seed)
	return s
}

// lehmer is 48271*x modulo 2^31-1.
func lehmer(x int64) int64 { return x * 48271 % (1<<31 - 1) }

func (s *rngSource) Seed(seed int64) {
	s.tap, s.feed = 0, length-tap
	x := seed % (1<<31 - 1)
	if x < 0 {
		x += 1<<31 - 1
	}
	if x == 0 {
		x = 89482311
	}
	for range 20 {
		x = lehmer(x)
	}
	first := start()
	for i := range s.vec {
		a := lehmer(x)
		b := lehmer(a)
		x = lehmer(b)
		s.vec[i] = uint64(a<<40^b<<20^x) ^ first[i]
	}
}

func (s *rngSource) Int63() int64 { return int64(s.Uint64() & mask) }

func (s *rngSource) Uint64() uint64 {
	if s.tap--; s.tap < 0 {
		s.tap += length
	}
	if s.feed--; s.feed < 0 {
		s.feed += length
	}
	x := s.vec[s.feed] + s.vec[s.tap]
	s.vec[s.feed] = x
	return x
}

// runtimeSource draws recorded choices.
type runtimeSource struct{}

func (runtimeSource) Int63() int64    { return int64(lab.Rand() & mask) }
func (runtimeSource) Uint64() uint64  { return lab.Rand() }
func (runtimeSource) Seed(seed int64) {}

// lockedSource is what Seed of Go 1.23 puts behind the top-level functions.
type lockedSource struct {
	mu sync.Mutex
	s  rngSource
}

func (l *lockedSource) Int63() int64 { return int64(l.Uint64() & mask) }

func (l *lockedSource) Uint64() uint64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.s.Uint64()
}

func (l *lockedSource) Seed(seed int64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.s.Seed(seed)
}

// Rand: readVal holds readPos bytes that Read has not given out.
type Rand struct {
	src     Source
	s64     Source64
	readVal int64
	readPos int8
}

func New(src Source) *Rand {
	s64, _ := src.(Source64)
	return &Rand{src: src, s64: s64}
}

func (r *Rand) Seed(seed int64) {
	r.src.Seed(seed)
	r.readPos = 0
}

func (r *Rand) Int63() int64   { return r.src.Int63() }
func (r *Rand) Uint32() uint32 { return uint32(r.Int63() >> 31) }
func (r *Rand) Int31() int32   { return int32(r.Int63() >> 32) }
func (r *Rand) Int() int       { return int(r.Int63()) }

func (r *Rand) Uint64() uint64 {
	if r.s64 != nil {
		return r.s64.Uint64()
	}
	return uint64(r.Int63())>>31 | uint64(r.Int63())<<32
}

func (r *Rand) Int63n(n int64) int64 {
	if n <= 0 {
		panic("invalid argument to Int63n")
	}
	if n&(n-1) == 0 {
		return r.Int63() & (n - 1)
	}
	top := int64(mask - 1<<63%uint64(n))
	v := r.Int63()
	for v > top {
		v = r.Int63()
	}
	return v % n
}

func (r *Rand) Int31n(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int31n")
	}
	if n&(n-1) == 0 {
		return r.Int31() & (n - 1)
	}
	top := int32(1<<31 - 1 - 1<<31%uint32(n))
	v := r.Int31()
	for v > top {
		v = r.Int31()
	}
	return v % n
}

func (r *Rand) Intn(n int) int {
	if n <= 0 {
		panic("invalid argument to Intn")
	}
	if n <= 1<<31-1 {
		return int(r.Int31n(int32(n)))
	}
	return int(r.Int63n(int64(n)))
}

// below is Int31n by multiplication, which Shuffle uses.
func (r *Rand) below(n uint32) int {
	for {
		prod := uint64(r.Uint32()) * uint64(n)
		if low := uint32(prod); low >= n || low >= -n%n {
			return int(prod >> 32)
		}
	}
}

func (r *Rand) Float64() float64 {
	for {
		if f := float64(r.Int63()) / (1 << 63); f != 1 {
			return f
		}
	}
}

func (r *Rand) Float32() float32 {
	for {
		if f := float32(r.Float64()); f != 1 {
			return f
		}
	}
}

func (r *Rand) Perm(n int) []int {
	m := make([]int, n)
	for i := range m {
		j := r.Intn(i + 1)
		m[i] = m[j]
		m[j] = i
	}
	return m
}

func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	if n < 0 {
		panic("invalid argument to Shuffle")
	}
	for i := n - 1; i > 0; i-- {
		if i > 1<<31-2 {
			swap(i, int(r.Int63n(int64(i+1))))
		} else {
			swap(i, r.below(uint32(i+1)))
		}
	}
}

func (r *Rand) Read(p []byte) (n int, err error) {
	for i := range p {
		if r.readPos == 0 {
			r.readVal, r.readPos = r.src.Int63(), 7
		}
		p[i] = byte(r.readVal)
		r.readVal >>= 8
		r.readPos--
	}
	return len(p), nil
}

func (r *Rand) NormFloat64() float64 {
	return ziggurat.Norm(func() (int32, uint32) {
		j := int32(r.Uint32())
		return j, uint32(j) & 127
	}, r.Float64)
}

func (r *Rand) ExpFloat64() float64 {
	return ziggurat.Exp(func() (uint32, uint32) {
		j := r.Uint32()
		return j, j & 255
	}, r.Float64)
}

var global = New(runtimeSource{})

// Seed changes nothing since Go 1.24.
func Seed(seed int64) {
	if lab.Classic() {
		if _, locked := global.src.(*lockedSource); !locked {
			global = New(&lockedSource{})
		}
		global.Seed(seed)
	}
}

func Int63() int64                       { return global.Int63() }
func Uint32() uint32                     { return global.Uint32() }
func Uint64() uint64                     { return global.Uint64() }
func Int31() int32                       { return global.Int31() }
func Int() int                           { return global.Int() }
func Int63n(n int64) int64               { return global.Int63n(n) }
func Int31n(n int32) int32               { return global.Int31n(n) }
func Intn(n int) int                     { return global.Intn(n) }
func Float64() float64                   { return global.Float64() }
func Float32() float32                   { return global.Float32() }
func Perm(n int) []int                   { return global.Perm(n) }
func Shuffle(n int, swap func(i, j int)) { global.Shuffle(n, swap) }
func Read(p []byte) (n int, err error)   { return New(runtimeSource{}).Read(p) }
func NormFloat64() float64               { return global.NormFloat64() }
func ExpFloat64() float64                { return global.ExpFloat64() }

// Zipf samples by rejection-inversion (Hörmann, Derflinger 1996).
type Zipf struct {
	r                           *Rand
	imax, v, q, s               float64
	oneMinusQ, oneMinusQInverse float64
	hxm, hx0MinusHxm            float64
}

func (z *Zipf) h(x float64) float64 {
	return math.Exp(z.oneMinusQ*math.Log(z.v+x)) * z.oneMinusQInverse
}

func (z *Zipf) hInverse(x float64) float64 {
	return math.Exp(z.oneMinusQInverse*math.Log(z.oneMinusQ*x)) - z.v
}

func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	if s <= 1 || v < 1 {
		return nil
	}
	z := &Zipf{r: r, imax: float64(imax), v: v, q: s, oneMinusQ: 1 - s, oneMinusQInverse: 1 / (1 - s)}
	z.hxm = z.h(z.imax + 0.5)
	z.hx0MinusHxm = z.h(0.5) - math.Exp(math.Log(v)*-s) - z.hxm
	z.s = 1 - z.hInverse(z.h(1.5)-math.Exp(-s*math.Log(v+1)))
	return z
}

func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	for {
		u := z.hxm + z.r.Float64()*z.hx0MinusHxm
		x := z.hInverse(u)
		k := math.Floor(x + 0.5)
		if k-x <= z.s || u >= z.h(k+0.5)-math.Exp(-math.Log(k+z.v)*z.q) {
			return uint64(k)
		}
	}
}
