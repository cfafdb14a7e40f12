// The hash trie of Go 1.24 and later: four hash bits a level, reads without locks, writers lock one node.
package sync

import (
	"internal/lab"
	"sync/atomic"
)

type hashTrie struct {
	inited atomic.Bool
	initMu Mutex
	root   atomic.Pointer[trieNode]
	seed   uint64
}

// trieNode is an entry (key and value never change; overflow chains equal hashes) or a branch (children, guarded by mu
// for writers; dead once it was unlinked).
type trieNode struct {
	isEntry  bool
	key      any
	value    any
	overflow *trieNode
	mu       Mutex
	dead     atomic.Bool
	parent   *trieNode
	children []atomic.Pointer[trieNode]
}

const (
	trieBits = 4
	hashBits = 64
)

func newBranch(parent *trieNode) *trieNode {
	return &trieNode{parent: parent, children: make([]atomic.Pointer[trieNode], 1<<trieBits)}
}

func newEntry(key, value any, overflow *trieNode) *trieNode {
	return &trieNode{isEntry: true, key: key, value: value, overflow: overflow}
}

func (b *trieNode) child(hash uint64, shift uint) *atomic.Pointer[trieNode] {
	return &b.children[hash>>shift&(1<<trieBits-1)]
}

// empty looks at every child, also after one that is there.
func (b *trieNode) empty() bool {
	there := 0
	for i := range b.children {
		if b.children[i].Load() != nil {
			there++
		}
	}
	return there == 0
}

// claim locks the branch of a slot that find came to: what the slot holds now. It is not ok, and nothing locked, if the slot
// has a branch now, or the branch is out of use.
func (b *trieNode) claim(slot *atomic.Pointer[trieNode]) (n *trieNode, ok bool) {
	b.mu.Lock()
	n = slot.Load()
	if (n == nil || n.isEntry) && !b.dead.Load() {
		return n, true
	}
	b.mu.Unlock()
	return nil, false
}

// lookup finds key in the chain of entries.
func (e *trieNode) lookup(key any) *trieNode {
	for ; e != nil; e = e.overflow {
		if e.key == key {
			return e
		}
	}
	return nil
}

// without is the chain without the entry old.
func (e *trieNode) without(old *trieNode) *trieNode {
	if e == old {
		return e.overflow
	}
	return newEntry(e.key, e.value, e.overflow.without(old))
}

// start makes the root on first use.
func (t *hashTrie) start() *trieNode {
	if !t.inited.Load() {
		t.initSlow()
	}
	return t.root.Load()
}

func (t *hashTrie) initSlow() {
	t.initMu.Lock()
	defer t.initMu.Unlock()
	if !t.inited.Load() {
		t.root.Store(newBranch(nil))
		t.seed = lab.Rand()
		t.inited.Store(true)
	}
}

// find walks down to the slot of hash: nil or an entry in it. The slot is in branch, at shift.
func (t *hashTrie) find(hash uint64) (branch *trieNode, shift uint, slot *atomic.Pointer[trieNode], n *trieNode) {
	branch = t.root.Load()
	for shift = hashBits - trieBits; ; shift -= trieBits {
		slot = branch.child(hash, shift)
		n = slot.Load()
		if n == nil || n.isEntry {
			return
		}
		branch = n
	}
}

// lock is find with the slot's branch locked.
func (t *hashTrie) lock(hash uint64) (branch *trieNode, shift uint, slot *atomic.Pointer[trieNode], n *trieNode) {
	for {
		branch, shift, slot, _ = t.find(hash)
		if n, ok := branch.claim(slot); ok {
			return branch, shift, slot, n
		}
	}
}

// lockKey is lock for a key that was there before, with compare also its value. Else branch is nil, and nothing locked.
func (t *hashTrie) lockKey(hash uint64, key, old any, compare bool) (branch *trieNode, shift uint, slot *atomic.Pointer[trieNode], n *trieNode) {
	for {
		branch, shift, slot, n = t.find(hash)
		if e := n.lookup(key); e == nil || compare && e.value != old {
			return nil, 0, nil, nil
		}
		if n, ok := branch.claim(slot); ok {
			return branch, shift, slot, n
		}
	}
}

func (t *hashTrie) load(key any) (value any, ok bool) {
	t.start()
	_, _, _, n := t.find(lab.HashAny(key, t.seed))
	if e := n.lookup(key); e != nil {
		return e.value, true
	}
	return nil, false
}

func (t *hashTrie) loadOrStore(key, value any) (actual any, loaded bool) {
	t.start()
	hash := lab.HashAny(key, t.seed)
	branch, shift, slot, n := t.find(hash)
	for {
		if e := n.lookup(key); e != nil {
			return e.value, true
		}
		held, ok := branch.claim(slot)
		if ok {
			n = held
			break
		}
		branch, shift, slot, n = t.find(hash)
	}
	defer branch.mu.Unlock()
	if e := n.lookup(key); e != nil {
		return e.value, true
	}
	t.insert(branch, shift, slot, n, key, value, hash)
	return value, false
}

func (t *hashTrie) swap(key, value any) (previous any, loaded bool) {
	t.start()
	hash := lab.HashAny(key, t.seed)
	branch, shift, slot, n := t.lock(hash)
	defer branch.mu.Unlock()
	if e := n.lookup(key); e != nil {
		slot.Store(newEntry(key, value, n.without(e)))
		return e.value, true
	}
	t.insert(branch, shift, slot, n, key, value, hash)
	return nil, false
}

// insert publishes a new entry in slot, which holds n: nil, or entries of other keys.
func (t *hashTrie) insert(branch *trieNode, shift uint, slot *atomic.Pointer[trieNode], n *trieNode, key, value any, hash uint64) {
	if n == nil {
		slot.Store(newEntry(key, value, nil))
		return
	}
	oldHash := lab.HashAny(n.key, t.seed)
	if oldHash == hash {
		slot.Store(newEntry(key, value, n))
		return
	}
	top := newBranch(branch)
	for b := top; ; {
		shift -= trieBits
		old, new := b.child(oldHash, shift), b.child(hash, shift)
		if old != new {
			old.Store(n)
			new.Store(newEntry(key, value, nil))
			break
		}
		next := newBranch(b)
		old.Store(next)
		b = next
	}
	slot.Store(top)
}

func (t *hashTrie) compareAndSwap(key, old, new any) bool {
	t.start()
	hash := lab.HashAny(key, t.seed)
	branch, _, slot, n := t.lockKey(hash, key, old, true)
	if branch == nil {
		return false
	}
	defer branch.mu.Unlock()
	e := n.lookup(key)
	if e == nil || e.value != old {
		return false
	}
	slot.Store(newEntry(key, new, n.without(e)))
	return true
}

// remove deletes key (with compare only if its value is old) and prunes branches that became empty. The value is compared with the
// branch locked, which it stays when that panics.
func (t *hashTrie) remove(key, old any, compare bool) (value any, removed bool) {
	t.start()
	hash := lab.HashAny(key, t.seed)
	branch, shift, slot, n := t.lockKey(hash, key, nil, false)
	if branch == nil {
		return nil, false
	}
	e := n.lookup(key)
	if e == nil || compare && e.value != old {
		branch.mu.Unlock()
		return nil, false
	}
	slot.Store(n.without(e))
	for n.overflow == nil && branch.parent != nil && branch.empty() {
		shift += trieBits
		parent := branch.parent
		parent.mu.Lock()
		branch.dead.Store(true)
		parent.child(hash, shift).Store(nil)
		branch.mu.Unlock()
		branch = parent
	}
	branch.mu.Unlock()
	return e.value, true
}

func (t *hashTrie) each(branch *trieNode, f func(key, value any) bool) bool {
	for i := range branch.children {
		n := branch.children[i].Load()
		if n != nil && !n.isEntry {
			if !t.each(n, f) {
				return false
			}
			continue
		}
		for ; n != nil; n = n.overflow {
			if !f(n.key, n.value) {
				return false
			}
		}
	}
	return true
}
