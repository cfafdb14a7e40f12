// Package rate: a token bucket, filled at a steady rate.
package rate

import (
	"context"
	"fmt"
	"math"
	"sync"
	"time"
)

// Limit is in events a second.
type Limit float64

const Inf = Limit(math.MaxFloat64)

const InfDuration = time.Duration(math.MaxInt64)

func Every(interval time.Duration) Limit {
	if interval <= 0 {
		return Inf
	}
	return 1 / Limit(interval.Seconds())
}

// wait is how long it takes to get so many tokens.
func (l Limit) wait(tokens float64) time.Duration {
	if l <= 0 {
		return InfDuration
	}
	d := tokens / float64(l) * float64(time.Second)
	if d > float64(math.MaxInt64) {
		return InfDuration
	}
	return time.Duration(d)
}

func (l Limit) tokens(d time.Duration) float64 {
	if l <= 0 {
		return 0
	}
	return d.Seconds() * float64(l)
}

// Limiter: tokens were right at last; lastEvent is the latest instant that was reserved.
type Limiter struct {
	mu        sync.Mutex
	limit     Limit
	burst     int
	tokens    float64
	last      time.Time
	lastEvent time.Time
}

func NewLimiter(r Limit, b int) *Limiter { return &Limiter{limit: r, burst: b, tokens: float64(b)} }

func (lim *Limiter) Limit() Limit {
	lim.mu.Lock()
	defer lim.mu.Unlock()
	return lim.limit
}

func (lim *Limiter) Burst() int {
	lim.mu.Lock()
	defer lim.mu.Unlock()
	return lim.burst
}

func (lim *Limiter) TokensAt(t time.Time) float64 {
	lim.mu.Lock()
	defer lim.mu.Unlock()
	return lim.at(t)
}

func (lim *Limiter) Tokens() float64 { return lim.TokensAt(time.Now()) }

// at is the number of tokens at t.
func (lim *Limiter) at(t time.Time) float64 {
	last := lim.last
	if t.Before(last) {
		last = t
	}
	return min(lim.tokens+lim.limit.tokens(t.Sub(last)), float64(lim.burst))
}

type Reservation struct {
	ok     bool
	lim    *Limiter
	tokens int
	act    time.Time
	limit  Limit
}

func (r *Reservation) OK() bool             { return r.ok }
func (r *Reservation) Delay() time.Duration { return r.DelayFrom(time.Now()) }
func (r *Reservation) Cancel()              { r.CancelAt(time.Now()) }

func (r *Reservation) DelayFrom(t time.Time) time.Duration {
	if !r.ok {
		return InfDuration
	}
	return max(0, r.act.Sub(t))
}

// CancelAt gives tokens back, but for those that later reservations count on.
func (r *Reservation) CancelAt(t time.Time) {
	if !r.ok {
		return
	}
	r.lim.mu.Lock()
	defer r.lim.mu.Unlock()
	if r.lim.limit == Inf || r.tokens == 0 || r.act.Before(t) {
		return
	}
	back := float64(r.tokens) - r.limit.tokens(r.lim.lastEvent.Sub(r.act))
	if back <= 0 {
		return
	}
	r.lim.tokens = min(r.lim.at(t)+back, float64(r.lim.burst))
	r.lim.last = t
	if r.act.Equal(r.lim.lastEvent) {
		if before := r.act.Add(r.limit.wait(float64(-r.tokens))); !before.Before(t) {
			r.lim.lastEvent = before
		}
	}
}

func (lim *Limiter) reserve(t time.Time, n int, most time.Duration) Reservation {
	lim.mu.Lock()
	defer lim.mu.Unlock()
	if lim.limit == Inf {
		return Reservation{ok: true, lim: lim, tokens: n, act: t}
	}
	tokens := lim.at(t) - float64(n)
	wait := time.Duration(0)
	if tokens < 0 {
		wait = lim.limit.wait(-tokens)
	}
	r := Reservation{ok: n <= lim.burst && wait <= most, lim: lim, limit: lim.limit}
	if r.ok {
		r.tokens, r.act = n, t.Add(wait)
		lim.last, lim.tokens, lim.lastEvent = t, tokens, r.act
	}
	return r
}

func (lim *Limiter) Allow() bool                    { return lim.AllowN(time.Now(), 1) }
func (lim *Limiter) AllowN(t time.Time, n int) bool { return lim.reserve(t, n, 0).ok }
func (lim *Limiter) Reserve() *Reservation          { return lim.ReserveN(time.Now(), 1) }
func (lim *Limiter) Wait(ctx context.Context) error { return lim.WaitN(ctx, 1) }

func (lim *Limiter) ReserveN(t time.Time, n int) *Reservation {
	r := lim.reserve(t, n, InfDuration)
	return &r
}

func (lim *Limiter) WaitN(ctx context.Context, n int) error {
	lim.mu.Lock()
	burst, limit := lim.burst, lim.limit
	lim.mu.Unlock()
	if n > burst && limit != Inf {
		return fmt.Errorf("rate: Wait(n=%d) exceeds limiter's burst %d", n, burst)
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	default:
	}
	now := time.Now()
	most := InfDuration
	if deadline, ok := ctx.Deadline(); ok {
		most = deadline.Sub(now)
	}
	r := lim.reserve(now, n, most)
	if !r.ok {
		return fmt.Errorf("rate: Wait(n=%d) would exceed context deadline", n)
	}
	delay := r.DelayFrom(now)
	if delay == 0 {
		return nil
	}
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		r.Cancel()
		return ctx.Err()
	}
}

func (lim *Limiter) SetLimit(newLimit Limit) { lim.SetLimitAt(time.Now(), newLimit) }
func (lim *Limiter) SetBurst(newBurst int)   { lim.SetBurstAt(time.Now(), newBurst) }

func (lim *Limiter) SetLimitAt(t time.Time, newLimit Limit) {
	lim.mu.Lock()
	defer lim.mu.Unlock()
	lim.tokens, lim.last, lim.limit = lim.at(t), t, newLimit
}

func (lim *Limiter) SetBurstAt(t time.Time, newBurst int) {
	lim.mu.Lock()
	defer lim.mu.Unlock()
	lim.tokens, lim.last, lim.burst = lim.at(t), t, newBurst
}

// Sometimes runs some of the calls: the first ones, every so many, and those after an interval.
type Sometimes struct {
	First    int
	Every    int
	Interval time.Duration
	mu       sync.Mutex
	count    int
	last     time.Time
}

func (s *Sometimes) Do(f func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.count == 0 || s.First > 0 && s.count < s.First || s.Every > 0 && s.count%s.Every == 0 || s.Interval > 0 && time.Since(s.last) >= s.Interval {
		f()
		if s.Interval > 0 {
			s.last = time.Now()
		}
	}
	s.count++
}
