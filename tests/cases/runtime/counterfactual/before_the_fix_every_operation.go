// Before issue 19359 was mended the flag was set before the key was hashed: what each operation did after a key that
// cannot be hashed was written or deleted, and that reading with such a key left nothing behind.
// record: by hand
// lab: explore before-fix finds "read write delete range: fine after a read"
// lab: explore before-fix finds "fatal error: concurrent map read and map write"
// lab: explore before-fix finds "fatal error: concurrent map writes"
// lab: explore before-fix finds "fatal error: concurrent map iteration and map write"
// lab: explore before-fix finds "len 2 after a write"
// lab: explore before-fix finds "len 2 after a delete"
// lab: explore before-fix never "is fine"
// lab: explore go1.27 finds "is fine"
// lab: explore go1.27 never "fatal error"
// lab: explore go1.23 finds "is fine"
// lab: explore go1.23 never "fatal error"

package main

type key struct {
	n int
	x any
}

func fails(f func()) {
	defer func() {
		if recover() == nil {
			println("it should have failed")
		}
	}()
	f()
}

func main() {
	m := map[key]int{{1, 1}: 1, {2, "s"}: 2}
	bad := key{3, []int{}}
	fails(func() { _ = m[bad] })
	m[key{1, 1}] = 5
	delete(m, key{1, 2})
	for range m {
	}
	println("read write delete range: fine after a read")
	which := make(chan int, 3)
	select {
	case which <- 0:
		fails(func() { m[bad] = 1 })
		println("len", len(m), "after a write")
	case which <- 1:
		fails(func() { delete(m, bad) })
		println("len", len(m), "after a delete")
	}
	select {
	case which <- 0:
		_ = m[key{1, 1}]
	case which <- 1:
		m[key{1, 1}] = 2
	case which <- 2:
		delete(m, key{1, 1})
	case which <- 3:
		for range m {
		}
	}
	println("the map is fine")
}
