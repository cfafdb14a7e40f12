// Package sync: the locks' natives. Each call is one or more visible steps of the machine; a goroutine that cannot go
// on is parked with the reason named here, in FIFO queues that belong to the address of the primitive.
package sync

// Lock: takes the lock or parks (`sync.Mutex.Lock`). state holds Go's bits: 1 locked, 2 woken, 4 starving, waiters<<3.
func (m *Mutex) Lock()

// TryLock: false if locked or starving; never parks.
func (m *Mutex) TryLock() bool

// Unlock: fatal `sync: unlock of unlocked mutex`; else unlocks and wakes the first waiter, which competes for the lock.
func (m *Mutex) Unlock()

// Lock: takes w (parks `sync.Mutex.Lock` behind another writer), announces itself (readerCount -= 1<<30), then waits
// for the readers (`sync.RWMutex.Lock`).
func (rw *RWMutex) Lock()

// TryLock: true only if no reader and no writer holds or awaits it.
func (rw *RWMutex) TryLock() bool

// Unlock: fatal `sync: Unlock of unlocked RWMutex`; else readerCount += 1<<30, wakes all waiting readers, unlocks w.
func (rw *RWMutex) Unlock()

// RLock: readerCount++; parks (`sync.RWMutex.RLock`) while a writer is announced.
func (rw *RWMutex) RLock()

// TryRLock: false while a writer is announced.
func (rw *RWMutex) TryRLock() bool

// RUnlock: fatal `sync: RUnlock of unlocked RWMutex`; else readerCount--, the last reader wakes the announced writer.
func (rw *RWMutex) RUnlock()

// Add: state = counter<<32 | waiters. Panics (plain strings) `sync: negative WaitGroup counter`,
// `sync: WaitGroup misuse: Add called concurrently with Wait`. At counter 0 all waiters wake.
func (wg *WaitGroup) Add(delta int)

// Done: Add(-1), as one operation.
func (wg *WaitGroup) Done()

// Wait: parks (`sync.WaitGroup.Wait`; classic profile: `semacquire`) until the counter is 0. May panic
// `sync: WaitGroup is reused before previous Wait has returned`.
func (wg *WaitGroup) Wait()

// notifyListAdd takes the next ticket: returns l.wait and increments it.
func notifyListAdd(l *notifyList) uint32

// notifyListWait parks (`sync.Cond.Wait`) until ticket t is notified; returns at once if it already was.
func notifyListWait(l *notifyList, t uint32)

// notifyListNotifyAll wakes every waiter: notify = wait.
func notifyListNotifyAll(l *notifyList)

// notifyListNotifyOne wakes the waiter with ticket l.notify, if notify != wait, and increments notify.
func notifyListNotifyOne(l *notifyList)

// poolPut: if p.private is nil, p.private = item; else item.next = p.shared, p.shared = item. One visible step.
func poolPut(p *Pool, item *poolItem)

// poolGet: nil if private, shared and victim are nil. Else a choice (Choice::Pool): take an item (private first, else
// the head of shared or at last of victim, which becomes its next) or return nil. Put happens before the Get that returns the item.
func poolGet(p *Pool) *poolItem
