package iter

import "runtime"

// exit ends the calling goroutine because the iteration ended its own.
func exit() { runtime.Goexit() }
