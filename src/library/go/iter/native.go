package iter

// newCoroutine makes a goroutine for f that waits (`coroutine`) until it is started; its number.
func newCoroutine(f func()) int

// startCoroutine lets a goroutine begin that newCoroutine made.
func startCoroutine(g int)
