//! The runtime's frames that tracebacks show above a library function which the machine implements itself: names,
//! files and lines as Go 1.23.9 and 1.27.3 print them.

use crate::event::BubbleUse;

/// One printed frame: name with its argument list, and `file:line +0xoffset` (no offset for inlined frames).
pub type Shown = (&'static str, &'static str);

/// Why the function is on top of the stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inside {
    /// Parked; `inner`: on an RWMutex's inner mutex, or for a time in a bubble.
    Parked { inner: bool },
    /// It ended the program with `fatal`.
    Fatal,
    /// It ended the program because of something used across synctest bubbles.
    Bubble(BubbleUse),
    /// It found a mutex's state impossible, `starving` or not.
    Inconsistent { starving: bool },
    /// It panicked.
    Panicked,
    /// It panicked because of what another goroutine does at the same time: a WaitGroup's, or synctest.Wait.
    Misused,
    /// Its receiver is nil.
    Nil,
}

const LOCK_23: [Shown; 3] = [
    ("sync.runtime_SemacquireMutex(0x0?, 0x0?, 0x0?)", "runtime/sema.go:95 +0x25"),
    ("sync.(*Mutex).lockSlow(0x0)", "sync/mutex.go:173 +0x15d"),
    ("sync.(*Mutex).Lock(...)", "sync/mutex.go:92"),
];

const LOCK_27: [Shown; 4] = [
    ("internal/sync.runtime_SemacquireMutex(0x0?, 0x0?, 0x0?)", "runtime/sema.go:95 +0x25"),
    ("internal/sync.(*Mutex).lockSlow(0x0)", "internal/sync/mutex.go:149 +0x15a"),
    ("internal/sync.(*Mutex).Lock(...)", "internal/sync/mutex.go:70"),
    ("sync.(*Mutex).Lock(...)", "sync/mutex.go:46"),
];

/// The frames for `func`, innermost first; none when it is shown as any other function.
pub fn frames(func: &str, inside: Inside, as_go123: bool) -> Option<Vec<Shown>> {
    let pick = |old: &[Shown], new: &[Shown]| Some(if as_go123 { old.to_vec() } else { new.to_vec() });
    match (func, inside) {
        ("sync.(*Mutex).Lock", Inside::Parked { .. }) => pick(&LOCK_23, &LOCK_27),
        ("sync.(*RWMutex).Lock", Inside::Parked { inner: true }) => {
            let mut frames = if as_go123 { LOCK_23.to_vec() } else { LOCK_27.to_vec() };
            let line = if as_go123 { "sync/rwmutex.go:148 +0x31" } else { "sync/rwmutex.go:150 +0x31" };
            frames.push(("sync.(*RWMutex).Lock(0x0)", line));
            Some(frames)
        }
        ("sync.(*RWMutex).Lock", Inside::Parked { inner: false }) => {
            let wait = ("sync.runtime_SemacquireRWMutex(0x0?, 0x0?, 0x0?)", "runtime/sema.go:105 +0x25");
            pick(
                &[wait, ("sync.(*RWMutex).Lock(0x0)", "sync/rwmutex.go:153 +0x6a")],
                &[wait, ("sync.(*RWMutex).Lock(0x0)", "sync/rwmutex.go:155 +0x65")],
            )
        }
        ("sync.(*RWMutex).RLock", Inside::Parked { .. }) => {
            let wait = ("sync.runtime_SemacquireRWMutexR(0x0?, 0x0?, 0x0?)", "runtime/sema.go:100 +0x25");
            pick(
                &[wait, ("sync.(*RWMutex).RLock(...)", "sync/rwmutex.go:72")],
                &[wait, ("sync.(*RWMutex).RLock(...)", "sync/rwmutex.go:74")],
            )
        }
        ("sync.(*WaitGroup).Wait", Inside::Parked { .. }) => pick(
            &[
                ("sync.runtime_Semacquire(0x0?)", "runtime/sema.go:71 +0x25"),
                ("sync.(*WaitGroup).Wait(0x0)", "sync/waitgroup.go:118 +0x48"),
            ],
            &[
                ("sync.runtime_SemacquireWaitGroup(0x0?, 0x0?)", "runtime/sema.go:114 +0x2e"),
                ("sync.(*WaitGroup).Wait(0x0)", "sync/waitgroup.go:206 +0x85"),
            ],
        ),
        ("sync.notifyListWait", Inside::Parked { .. }) => pick(
            &[("sync.runtime_notifyListWait(0x0, 0x0)", "runtime/sema.go:587 +0x159")],
            &[("sync.runtime_notifyListWait(0x0, 0x0)", "runtime/sema.go:617 +0x1b3")],
        ),
        ("time.Sleep", Inside::Parked { inner: true }) => {
            pick(&[], &[("time.Sleep(0x0)", "runtime/time.go:366 +0x45")])
        }
        ("time.Sleep", Inside::Parked { .. }) => pick(
            &[("time.Sleep(0x0)", "runtime/time.go:300 +0xf2")],
            &[("time.Sleep(0x0)", "runtime/time.go:368 +0x165")],
        ),
        ("sync.(*WaitGroup).Done", Inside::Nil) => pick(
            &[
                ("sync.(*WaitGroup).Add(0x0, 0x0)", "sync/waitgroup.go:54 +0xce"),
                ("sync.(*WaitGroup).Done(...)", "sync/waitgroup.go:89"),
            ],
            &[
                ("sync.(*WaitGroup).Add(0x0, 0x0)", "sync/waitgroup.go:104 +0x2b4"),
                ("sync.(*WaitGroup).Done(...)", "sync/waitgroup.go:156"),
            ],
        ),
        ("sync.(*WaitGroup).Wait", Inside::Panicked) => pick(
            &[("sync.(*WaitGroup).Wait(0x0)", "sync/waitgroup.go:120 +0x73")],
            &[("sync.(*WaitGroup).Wait(0x0)", "sync/waitgroup.go:213 +0xc5")],
        ),
        ("sync.(*WaitGroup).Add", Inside::Panicked) => pick(
            &[("sync.(*WaitGroup).Add(0x0, 0x0)", "sync/waitgroup.go:64 +0xce")],
            &[("sync.(*WaitGroup).Add(0x0, 0x0)", "sync/waitgroup.go:118 +0x2b4")],
        ),
        ("sync.(*WaitGroup).Done", Inside::Panicked) => pick(
            &[
                ("sync.(*WaitGroup).Add(0x0, 0x0)", "sync/waitgroup.go:64 +0xce"),
                ("sync.(*WaitGroup).Done(...)", "sync/waitgroup.go:89"),
            ],
            &[
                ("sync.(*WaitGroup).Add(0x0, 0x0)", "sync/waitgroup.go:118 +0x2b4"),
                ("sync.(*WaitGroup).Done(...)", "sync/waitgroup.go:156"),
            ],
        ),
        ("sync.(*WaitGroup).Add", Inside::Misused) => pick(
            &[("sync.(*WaitGroup).Add(0x0, 0x0)", "sync/waitgroup.go:67 +0xc5")],
            &[("sync.(*WaitGroup).Add(0x0, 0x0)", "sync/waitgroup.go:121 +0x227")],
        ),
        // A Done is not the first Add: it found the word changed when it looked once more.
        ("sync.(*WaitGroup).Done", Inside::Misused) => pick(
            &[
                ("sync.(*WaitGroup).Add(0x0, 0x0)", "sync/waitgroup.go:78 +0xad"),
                ("sync.(*WaitGroup).Done(...)", "sync/waitgroup.go:89"),
            ],
            &[
                ("sync.(*WaitGroup).Add(0x0, 0x0)", "sync/waitgroup.go:132 +0x214"),
                ("sync.(*WaitGroup).Done(...)", "sync/waitgroup.go:156"),
            ],
        ),
        ("sync.(*WaitGroup).Wait", Inside::Misused) => pick(
            &[("sync.(*WaitGroup).Wait(0x0)", "sync/waitgroup.go:120 +0x74")],
            &[("sync.(*WaitGroup).Wait(0x0)", "sync/waitgroup.go:213 +0xf4")],
        ),
        ("sync.(*Mutex).Lock", Inside::Inconsistent { starving }) => {
            let (old, new) = match starving {
                false => ("sync/mutex.go:160 +0x15d", "internal/sync/mutex.go:136 +0x15a"),
                true => ("sync/mutex.go:182 +0x15d", "internal/sync/mutex.go:158 +0x15a"),
            };
            pick(
                &[
                    ("runtime.throw({0x0?, 0x0?})", "runtime/panic.go:1073 +0x48"),
                    ("sync.throw({0x0?, 0x0?})", "runtime/panic.go:1032 +0x48"),
                    ("sync.(*Mutex).lockSlow(0x0)", old),
                    ("sync.(*Mutex).Lock(...)", "sync/mutex.go:92"),
                ],
                &[
                    ("runtime.throw({0x0?, 0x0?})", "runtime/panic.go:1243 +0x48"),
                    ("internal/sync.throw({0x0?, 0x0?})", "runtime/panic.go:1200 +0x48"),
                    ("internal/sync.(*Mutex).lockSlow(0x0)", new),
                    ("internal/sync.(*Mutex).Lock(...)", "internal/sync/mutex.go:70"),
                    ("sync.(*Mutex).Lock(...)", "sync/mutex.go:46"),
                ],
            )
        }
        ("sync.(*Mutex).Unlock", Inside::Fatal) => pick(
            &[
                ("sync.fatal({0x0?, 0x0?})", "runtime/panic.go:1037 +0x18"),
                ("sync.(*Mutex).unlockSlow(0x0, 0xffffffff)", "sync/mutex.go:231 +0x35"),
                ("sync.(*Mutex).Unlock(...)", "sync/mutex.go:225"),
            ],
            &[
                ("internal/sync.fatal({0x0?, 0x0?})", "runtime/panic.go:1205 +0x18"),
                ("internal/sync.(*Mutex).unlockSlow(0x0, 0xffffffff)", "internal/sync/mutex.go:204 +0x35"),
                ("internal/sync.(*Mutex).Unlock(...)", "internal/sync/mutex.go:198"),
                ("sync.(*Mutex).Unlock(...)", "sync/mutex.go:65"),
            ],
        ),
        ("sync.(*WaitGroup).Add" | "sync.(*WaitGroup).Done", Inside::Bubble(used)) => {
            let line = match used {
                BubbleUse::OtherBubblesGroup => "sync/waitgroup.go:94 +0x45",
                BubbleUse::GroupInAndOut { inside: true } => "sync/waitgroup.go:100 +0x45",
                _ => "sync/waitgroup.go:107 +0x45",
            };
            let mut frames = vec![
                ("sync.fatal({0x0?, 0x0?})", "runtime/panic.go:1175 +0x18"),
                ("sync.(*WaitGroup).Add(0x0, 0x0)", line),
            ];
            if func.ends_with("Done") {
                frames.push(("sync.(*WaitGroup).Done(...)", "sync/waitgroup.go:156"));
            }
            pick(&[], &frames)
        }
        ("sync.notifyListNotifyOne", Inside::Bubble(_)) => {
            pick(&[], &[("sync.runtime_notifyListNotifyOne(0x0)", "runtime/sema.go:715 +0x45")])
        }
        ("sync.notifyListNotifyAll", Inside::Bubble(_)) => {
            pick(&[], &[("sync.runtime_notifyListNotifyAll(0x0)", "runtime/sema.go:658 +0x45")])
        }
        ("sync.(*RWMutex).RUnlock", Inside::Fatal) => pick(
            &[
                ("sync.fatal({0x0?, 0x0?})", "runtime/panic.go:1037 +0x18"),
                ("sync.(*RWMutex).rUnlockSlow(0x0, 0x0?)", "sync/rwmutex.go:130 +0x39"),
                ("sync.(*RWMutex).RUnlock(...)", "sync/rwmutex.go:120"),
            ],
            &[
                ("sync.fatal({0x0?, 0x0?})", "runtime/panic.go:1175 +0x18"),
                ("sync.(*RWMutex).rUnlockSlow(0x0, 0x0?)", "sync/rwmutex.go:132 +0x2f"),
                ("sync.(*RWMutex).RUnlock(...)", "sync/rwmutex.go:122"),
            ],
        ),
        ("sync.(*RWMutex).Unlock", Inside::Fatal) => pick(
            &[
                ("sync.fatal({0x0?, 0x0?})", "runtime/panic.go:1037 +0x18"),
                ("sync.(*RWMutex).Unlock(0x0)", "sync/rwmutex.go:210 +0x45"),
            ],
            &[
                ("sync.fatal({0x0?, 0x0?})", "runtime/panic.go:1175 +0x18"),
                ("sync.(*RWMutex).Unlock(0x0)", "sync/rwmutex.go:212 +0x45"),
            ],
        ),
        ("testing/synctest.run", inside) => {
            let line = match inside {
                Inside::Parked { .. } => "runtime/synctest.go:214 +0x45",
                Inside::Misused => "runtime/synctest.go:174 +0x45",
                Inside::Fatal
                | Inside::Bubble(_)
                | Inside::Inconsistent { .. }
                | Inside::Panicked
                | Inside::Nil => "runtime/synctest.go:247 +0x45",
            };
            pick(&[], &[("internal/synctest.Run(0x0)", line)])
        }
        ("testing/synctest.Wait", Inside::Panicked) => pick(
            &[],
            &[
                ("internal/synctest.Wait()", "runtime/synctest.go:284 +0x45"),
                ("testing/synctest.Wait(...)", "testing/synctest/synctest.go:311"),
            ],
        ),
        ("testing/synctest.Wait", Inside::Misused) => pick(
            &[],
            &[
                ("internal/synctest.Wait()", "runtime/synctest.go:292 +0x45"),
                ("testing/synctest.Wait(...)", "testing/synctest/synctest.go:311"),
            ],
        ),
        ("time.stopTimer", Inside::Bubble(_)) => {
            pick(&[], &[("time.stopTimer(0x0)", "runtime/time.go:423 +0x45")])
        }
        ("time.resetTimer", Inside::Bubble(_)) => {
            pick(&[], &[("time.resetTimer(0x0, 0x0, 0x0)", "runtime/time.go:438 +0x45")])
        }
        (_, Inside::Nil) => {
            let &(_, go123, go127) = NIL.iter().find(|(name, ..)| *name == func)?;
            Some(vec![if as_go123 { go123 } else { go127 }])
        }
        _ => None,
    }
}

/// Functions whose receiver is nil, with the frame of each version: those that gc inlines show no arguments.
const NIL: [(&str, Shown, Shown); 11] = [
    (
        "sync.(*Mutex).Lock",
        ("sync.(*Mutex).Lock(...)", "sync/mutex.go:85"),
        ("sync.(*Mutex).Lock(...)", "sync/mutex.go:46"),
    ),
    (
        "sync.(*Mutex).TryLock",
        ("sync.(*Mutex).TryLock(...)", "sync/mutex.go:101"),
        ("sync.(*Mutex).TryLock(...)", "sync/mutex.go:55"),
    ),
    (
        "sync.(*Mutex).Unlock",
        ("sync.(*Mutex).Unlock(...)", "sync/mutex.go:221"),
        ("sync.(*Mutex).Unlock(...)", "sync/mutex.go:65"),
    ),
    (
        "sync.(*RWMutex).Lock",
        ("sync.(*RWMutex).Lock(0x0)", "sync/rwmutex.go:148 +0x20"),
        ("sync.(*RWMutex).Lock(0x0)", "sync/rwmutex.go:150 +0x20"),
    ),
    (
        "sync.(*RWMutex).TryLock",
        ("sync.(*RWMutex).TryLock(...)", "sync/rwmutex.go:172"),
        ("sync.(*RWMutex).TryLock(...)", "sync/rwmutex.go:174"),
    ),
    (
        "sync.(*RWMutex).Unlock",
        ("sync.(*RWMutex).Unlock(0x0)", "sync/rwmutex.go:207 +0x20"),
        ("sync.(*RWMutex).Unlock(0x0)", "sync/rwmutex.go:209 +0x20"),
    ),
    (
        "sync.(*RWMutex).RLock",
        ("sync.(*RWMutex).RLock(...)", "sync/rwmutex.go:70"),
        ("sync.(*RWMutex).RLock(...)", "sync/rwmutex.go:72"),
    ),
    (
        "sync.(*RWMutex).TryRLock",
        ("sync.(*RWMutex).TryRLock(...)", "sync/rwmutex.go:91"),
        ("sync.(*RWMutex).TryRLock(...)", "sync/rwmutex.go:93"),
    ),
    (
        "sync.(*RWMutex).RUnlock",
        ("sync.(*RWMutex).RUnlock(...)", "sync/rwmutex.go:118"),
        ("sync.(*RWMutex).RUnlock(...)", "sync/rwmutex.go:120"),
    ),
    (
        "sync.(*WaitGroup).Add",
        ("sync.(*WaitGroup).Add(0x0, 0x0)", "sync/waitgroup.go:54 +0xce"),
        ("sync.(*WaitGroup).Add(0x0, 0x0)", "sync/waitgroup.go:104 +0x2b4"),
    ),
    (
        "sync.(*WaitGroup).Wait",
        ("sync.(*WaitGroup).Wait(0x0)", "sync/waitgroup.go:98 +0x20"),
        ("sync.(*WaitGroup).Wait(0x0)", "sync/waitgroup.go:165 +0x20"),
    ),
];

/// The frame of gopanic in the middle of a stack.
pub fn panic_frame(as_go123: bool) -> Shown {
    let place = if as_go123 { "runtime/panic.go:791 +0x132" } else { "runtime/panic.go:859 +0x125" };
    ("panic({0x0?, 0x0?})", place)
}

/// The frame of Goexit below a deferred call that it runs.
pub fn goexit_frame(as_go123: bool) -> Shown {
    ("runtime.Goexit()", if as_go123 { "runtime/panic.go:635 +0x5e" } else { "runtime/panic.go:694 +0x65" })
}
