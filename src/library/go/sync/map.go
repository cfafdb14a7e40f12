// Map's two generations behind one type.
package sync

import "internal/lab"

// Map uses trie (Go 1.24 and later), or classic under the Go 1.23 profile.
type Map struct {
	_       noCopy
	trie    hashTrie
	classic classicMap
}

func (m *Map) Load(key any) (value any, ok bool) {
	if lab.Classic() {
		return m.classic.load(key)
	}
	return m.trie.load(key)
}

func (m *Map) Store(key, value any) { m.Swap(key, value) }

func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	if lab.Classic() {
		return m.classic.swap(key, value)
	}
	return m.trie.swap(key, value)
}

func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	if lab.Classic() {
		return m.classic.loadOrStore(key, value)
	}
	return m.trie.loadOrStore(key, value)
}

func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	if lab.Classic() {
		return m.classic.loadAndDelete(key)
	}
	return m.trie.remove(key, nil, false)
}

func (m *Map) Delete(key any) { m.LoadAndDelete(key) }

func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	if lab.Classic() {
		return m.classic.compareAndSwap(key, old, new)
	}
	return m.trie.compareAndSwap(key, old, new)
}

func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	if lab.Classic() {
		return m.classic.compareAndDelete(key, old)
	}
	_, deleted = m.trie.remove(key, old, true)
	return deleted
}

func (m *Map) Range(f func(key, value any) bool) {
	if lab.Classic() {
		m.classic.each(f)
		return
	}
	m.trie.each(m.trie.start(), f)
}

func (m *Map) Clear() {
	if lab.Classic() {
		m.classic.clear()
		return
	}
	m.trie.start()
	m.trie.root.Store(newBranch(nil))
}
