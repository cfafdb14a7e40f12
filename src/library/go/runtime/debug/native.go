package debug

// setMaxStack limits the bytes of every goroutine's stack, and returns the limit before.
func setMaxStack(bytes int) int

// setTraceback chooses which goroutines a dying program lists; unknown levels change nothing.
func setTraceback(level string)

// setPanicOnFault says whether the goroutine panics where memory faults at an address that is not near nil, instead of
// ending the program; it returns what was before.
func setPanicOnFault(enabled bool) bool

// exhaustThreads ends the program because it has more threads than this limit.
func exhaustThreads(limit int)
