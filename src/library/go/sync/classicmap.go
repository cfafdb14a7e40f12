// The map of Go 1.23 and earlier: a read part without locks, a dirty part behind mu, promotion after enough misses.
package sync

import "sync/atomic"

type classicMap struct {
	mu     Mutex
	read   atomic.Pointer[readOnly]
	dirty  map[any]*entry
	misses int
}

// readOnly is published whole; amended says that dirty holds keys that m does not.
type readOnly struct {
	m       map[any]*entry
	amended bool
}

// entry: p is nil when deleted, expunged when deleted and absent from dirty.
type entry struct {
	p atomic.Pointer[any]
}

var expunged = new(any)

func newClassicEntry(v any) *entry {
	e := &entry{}
	e.p.Store(&v)
	return e
}

func (e *entry) load() (value any, ok bool) {
	p := e.p.Load()
	if p == nil || p == expunged {
		return nil, false
	}
	return *p, true
}

// trySwap fails only on an expunged entry.
func (e *entry) trySwap(v *any) (old *any, ok bool) {
	for {
		p := e.p.Load()
		if p == expunged {
			return nil, false
		}
		if e.p.CompareAndSwap(p, v) {
			return p, true
		}
	}
}

func (e *entry) tryCompareAndSwap(old, new any) bool {
	for {
		p := e.p.Load()
		if p == nil || p == expunged || *p != old {
			return false
		}
		fresh := new
		if e.p.CompareAndSwap(p, &fresh) {
			return true
		}
	}
}

// tryLoadOrStore: ok is false only on an expunged entry.
func (e *entry) tryLoadOrStore(v any) (actual any, loaded, ok bool) {
	for {
		p := e.p.Load()
		if p == expunged {
			return nil, false, false
		}
		if p != nil {
			return *p, true, true
		}
		if e.p.CompareAndSwap(nil, &v) {
			return v, false, true
		}
	}
}

func (e *entry) delete() (value any, ok bool) {
	for {
		p := e.p.Load()
		if p == nil || p == expunged {
			return nil, false
		}
		if e.p.CompareAndSwap(p, nil) {
			return *p, true
		}
	}
}

func (e *entry) tryExpunge() bool {
	p := e.p.Load()
	for p == nil {
		if e.p.CompareAndSwap(nil, expunged) {
			return true
		}
		p = e.p.Load()
	}
	return p == expunged
}

func (m *classicMap) loadReadOnly() readOnly {
	if p := m.read.Load(); p != nil {
		return *p
	}
	return readOnly{}
}

func (m *classicMap) load(key any) (value any, ok bool) {
	read := m.loadReadOnly()
	e, ok := read.m[key]
	if !ok && read.amended {
		m.mu.Lock()
		read = m.loadReadOnly()
		e, ok = read.m[key]
		if !ok && read.amended {
			e, ok = m.dirty[key]
			m.miss()
		}
		m.mu.Unlock()
	}
	if !ok {
		return nil, false
	}
	return e.load()
}

// miss counts a lookup that needed mu; enough of them promote dirty.
func (m *classicMap) miss() {
	m.misses++
	if m.misses >= len(m.dirty) {
		m.promote()
	}
}

func (m *classicMap) promote() {
	m.read.Store(&readOnly{m: m.dirty})
	m.dirty = nil
	m.misses = 0
}

// amend adds key to dirty, which is first rebuilt from the live entries of read when it is missing.
func (m *classicMap) amend(read readOnly, key, value any) {
	if !read.amended {
		if m.dirty == nil {
			there := m.loadReadOnly()
			m.dirty = make(map[any]*entry, len(there.m))
			for k, e := range there.m {
				if !e.tryExpunge() {
					m.dirty[k] = e
				}
			}
		}
		m.read.Store(&readOnly{m: read.m, amended: true})
	}
	m.dirty[key] = newClassicEntry(value)
}

func (m *classicMap) swap(key, value any) (previous any, loaded bool) {
	read := m.loadReadOnly()
	if e, ok := read.m[key]; ok {
		if old, ok := e.trySwap(&value); ok {
			return content(old)
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	read = m.loadReadOnly()
	e, ok := read.m[key]
	if ok {
		if e.p.CompareAndSwap(expunged, nil) {
			m.dirty[key] = e
		}
	} else if e, ok = m.dirty[key]; !ok {
		m.amend(read, key, value)
		return nil, false
	}
	return content(e.p.Swap(&value))
}

func content(p *any) (any, bool) {
	if p == nil {
		return nil, false
	}
	return *p, true
}

func (m *classicMap) loadOrStore(key, value any) (actual any, loaded bool) {
	read := m.loadReadOnly()
	if e, ok := read.m[key]; ok {
		if actual, loaded, ok := e.tryLoadOrStore(value); ok {
			return actual, loaded
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	read = m.loadReadOnly()
	if e, ok := read.m[key]; ok {
		if e.p.CompareAndSwap(expunged, nil) {
			m.dirty[key] = e
		}
		actual, loaded, _ = e.tryLoadOrStore(value)
	} else if e, ok := m.dirty[key]; ok {
		actual, loaded, _ = e.tryLoadOrStore(value)
		m.miss()
	} else {
		m.amend(read, key, value)
		actual = value
	}
	return actual, loaded
}

func (m *classicMap) loadAndDelete(key any) (value any, loaded bool) {
	read := m.loadReadOnly()
	e, ok := read.m[key]
	if !ok && read.amended {
		m.mu.Lock()
		read = m.loadReadOnly()
		e, ok = read.m[key]
		if !ok && read.amended {
			e, ok = m.dirty[key]
			delete(m.dirty, key)
			m.miss()
		}
		m.mu.Unlock()
	}
	if !ok {
		return nil, false
	}
	return e.delete()
}

func (m *classicMap) compareAndSwap(key, old, new any) bool {
	read := m.loadReadOnly()
	e, ok := read.m[key]
	if ok {
		return e.tryCompareAndSwap(old, new)
	}
	if !read.amended {
		return false
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	read = m.loadReadOnly()
	if e, ok := read.m[key]; ok {
		return e.tryCompareAndSwap(old, new)
	} else if e, ok := m.dirty[key]; ok {
		swapped := e.tryCompareAndSwap(old, new)
		m.miss()
		return swapped
	}
	return false
}

func (m *classicMap) compareAndDelete(key, old any) bool {
	read := m.loadReadOnly()
	e, ok := read.m[key]
	if !ok && read.amended {
		m.mu.Lock()
		read = m.loadReadOnly()
		e, ok = read.m[key]
		if !ok && read.amended {
			e, ok = m.dirty[key]
			m.miss()
		}
		m.mu.Unlock()
	}
	for ok {
		p := e.p.Load()
		if p == nil || p == expunged || *p != old {
			return false
		}
		if e.p.CompareAndSwap(p, nil) {
			return true
		}
	}
	return false
}

func (m *classicMap) each(f func(key, value any) bool) {
	read := m.loadReadOnly()
	if read.amended {
		m.mu.Lock()
		read = m.loadReadOnly()
		if read.amended {
			read = readOnly{m: m.dirty}
			m.promote()
		}
		m.mu.Unlock()
	}
	for k, e := range read.m {
		if v, ok := e.load(); ok && !f(k, v) {
			return
		}
	}
}

func (m *classicMap) clear() {
	read := m.loadReadOnly()
	if len(read.m) == 0 && !read.amended {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	read = m.loadReadOnly()
	if len(read.m) > 0 || read.amended {
		m.read.Store(&readOnly{})
	}
	clear(m.dirty)
	m.misses = 0
}
