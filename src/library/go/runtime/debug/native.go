package debug

// setMaxStack limits the bytes of every goroutine's stack, and returns the limit before.
func setMaxStack(bytes int) int

// setTraceback chooses which goroutines a dying program lists; unknown levels change nothing.
func setTraceback(level string)
