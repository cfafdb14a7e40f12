// Timers and tickers on the machine's natives.
package time

// Timer's handle is 0 in a Timer that NewTimer or AfterFunc did not make.
type Timer struct {
	C      <-chan Time
	handle int
}

func NewTimer(d Duration) *Timer {
	c := make(chan Time, 1)
	return &Timer{c, newTimer(int64(d), 0, c, Local, nil)}
}

func AfterFunc(d Duration, f func()) *Timer {
	return &Timer{nil, newTimer(int64(d), 0, nil, nil, f)}
}

func After(d Duration) <-chan Time { return NewTimer(d).C }

func (t *Timer) Stop() bool {
	if t.handle == 0 {
		panic("time: Stop called on uninitialized Timer")
	}
	return stopTimer(t.handle)
}

func (t *Timer) Reset(d Duration) bool {
	if t.handle == 0 {
		panic("time: Reset called on uninitialized Timer")
	}
	return resetTimer(t.handle, int64(d), 0)
}

type Ticker struct {
	C      <-chan Time
	handle int
}

func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	c := make(chan Time, 1)
	return &Ticker{c, newTimer(int64(d), int64(d), c, Local, nil)}
}

func (t *Ticker) Stop() {
	if t.handle != 0 {
		stopTimer(t.handle)
	}
}

func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	if t.handle == 0 {
		panic("time: Reset called on uninitialized Ticker")
	}
	resetTimer(t.handle, int64(d), int64(d))
}

func Tick(d Duration) <-chan Time {
	if d <= 0 {
		return nil
	}
	return NewTicker(d).C
}
