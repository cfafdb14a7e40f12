package maps

// clone returns a copy of m, a map that is not nil, as a map of the same type. Like a read it is fatal while another
// goroutine writes to m ("concurrent map clone and map write").
func clone(m any) any
