//! The lessons, in the order in which they are offered.

use super::{Both, Ends, Lesson, Turn, Until};
use crate::machine::Profile;

/// All lessons; the first is what the page opens with.
pub const LESSONS: &[Lesson] = &[
    Lesson {
        id: "read-write",
        title: Both { english: "Read against write", chinese: "读与写相遇" },
        about: Both {
            english: "A reader looks at the map while a writer is inside of it. Both have deferred a recover.",
            chinese: "读者查看 map 时，写者正在其中。两者都 defer 了 recover。",
        },
        source: include_str!("read-write.go"),
        profile: Profile::Go127,
        plan: &[
            Turn(1, Until::Stops),
            Turn(3, Until::ClearsFlag),
            Turn(2, Until::Reads),
            Turn(3, Until::SetsFlag),
            Turn(2, Until::Reads),
        ],
        ends: Ends::Fatal("concurrent map read and map write"),
    },
    Lesson {
        id: "panic",
        title: Both { english: "A panic is recovered", chinese: "普通 panic 可以恢复" },
        about: Both {
            english: "An ordinary panic in the same place walks the defer cards, and recover catches it.",
            chinese: "同一位置的普通 panic 会逐个执行 defer 卡片，并被 recover 捕获。",
        },
        source: include_str!("panic.go"),
        profile: Profile::Go127,
        plan: &[],
        ends: Ends::Exit("recovered: boom\nfinished with 1 entries\n"),
    },
    Lesson {
        id: "write-write",
        title: Both { english: "Two writers", chinese: "两个写者" },
        about: Both {
            english: "visits[page]++ is a read and a write. The second writer finds the flag of the first.",
            chinese: "visits[page]++ 是一次读加一次写。第二个写者看到了第一个写者的标志。",
        },
        source: include_str!("write-write.go"),
        profile: Profile::Go127,
        plan: &[
            Turn(1, Until::Stops),
            Turn(3, Until::Reads),
            Turn(2, Until::SetsFlag),
            Turn(3, Until::Stops),
        ],
        ends: Ends::Fatal("concurrent map writes"),
    },
    Lesson {
        id: "range-write",
        title: Both { english: "Write during range", chinese: "range 途中写入" },
        about: Both {
            english: "The loop holds no lock: between two of its turns anyone may write, and during a write it must not go on.",
            chinese: "range 循环不持锁：两次迭代之间任何人都可写入，而写入进行中它不能继续。",
        },
        source: include_str!("range-write.go"),
        profile: Profile::Go127,
        plan: &[
            Turn(1, Until::Stops),
            Turn(2, Until::Prints),
            Turn(3, Until::SetsFlag),
            Turn(2, Until::Stops),
        ],
        ends: Ends::Fatal("concurrent map iteration and map write"),
    },
    Lesson {
        id: "mutex",
        title: Both { english: "The same with a mutex", chinese: "加上互斥锁" },
        about: Both {
            english: "Whoever comes second waits for the lock, so nobody ever finds the flag set.",
            chinese: "后到者等待锁，因此谁也不会看到标志被置位。",
        },
        source: include_str!("mutex.go"),
        profile: Profile::Go127,
        plan: &[Turn(1, Until::Stops), Turn(2, Until::Locks), Turn(3, Until::Stops)],
        ends: Ends::Exit("finished with 3 entries\n"),
    },
    Lesson {
        id: "rwmutex",
        title: Both { english: "Readers share a lock", chinese: "读者共享一把锁" },
        about: Both {
            english: "Two readers hold the RWMutex together; the writer waits for both, and new readers wait for the writer.",
            chinese: "两个读者同时持有 RWMutex；写者等待它们，新读者则等待写者。",
        },
        source: include_str!("rwmutex.go"),
        profile: Profile::Go127,
        plan: &[
            Turn(1, Until::Stops),
            Turn(2, Until::ReadLocks),
            Turn(3, Until::ReadLocks),
            Turn(4, Until::Stops),
        ],
        ends: Ends::Exit("2 true\n"),
    },
    Lesson {
        id: "channel",
        title: Both { english: "One owner, asked by channel", chinese: "唯一主人，经通道访问" },
        about: Both {
            english: "Only one goroutine ever touches the map; the others send it requests.",
            chinese: "只有一个 goroutine 接触 map，其他的向它发送请求。",
        },
        source: include_str!("channel.go"),
        profile: Profile::Go127,
        plan: &[],
        ends: Ends::Exit("a 1\nb 1\na 2\n"),
    },
    Lesson {
        id: "deadlock",
        title: Both { english: "Deadlock", chinese: "死锁" },
        about: Both {
            english: "Two locks, taken in opposite orders. Each goroutine holds what the other wants.",
            chinese: "两把锁以相反的顺序获取，各自持有对方想要的锁。",
        },
        source: include_str!("deadlock.go"),
        profile: Profile::Go127,
        plan: &[Turn(1, Until::Stops), Turn(2, Until::Locks), Turn(3, Until::Stops), Turn(2, Until::Stops)],
        ends: Ends::Deadlock,
    },
    Lesson {
        id: "late-add",
        title: Both { english: "Add comes too late", chinese: "Add 来得太晚" },
        about: Both {
            english: "Wait finds the counter at zero, because Add is called inside the goroutines: main leaves before they begin.",
            chinese: "Add 写在 goroutine 里，Wait 看到计数为零：main 在它们开始前就结束了。",
        },
        source: include_str!("late-add.go"),
        profile: Profile::Go127,
        plan: &[],
        ends: Ends::Exit("0 entries\n"),
    },
    Lesson {
        id: "after-flag",
        title: Both { english: "The flag is not a lock", chinese: "标志不是锁" },
        about: Both {
            english: "The value is stored after the flag is cleared. A reader in between finds the key with the value 0, and no check fires.",
            chinese: "值在标志清除之后才写入。其间的读者会看到键存在而值为 0，没有任何检查触发。",
        },
        source: include_str!("after-flag.go"),
        profile: Profile::Go127,
        plan: &[Turn(1, Until::Stops), Turn(2, Until::ClearsFlag), Turn(3, Until::Prints)],
        ends: Ends::Exit("bob has 0\nin the end 100\n"),
    },
    Lesson {
        id: "unhashable",
        title: Both { english: "A panic inside the map", chinese: "map 内部的 panic" },
        about: Both {
            english: "Hashing a slice panics. Since the fix of issue 19359 the key is hashed before the flag is set, so the map survives.",
            chinese: "对切片求哈希会 panic。自 issue 19359 修复后，先求哈希再置标志，因此 map 完好。",
        },
        source: include_str!("unhashable.go"),
        profile: Profile::Go127,
        plan: &[],
        ends: Ends::Exit("recovered: runtime error: hash of unhashable type []int\n2 entries\n"),
    },
    Lesson {
        id: "before-fix",
        title: Both { english: "The same before the fix", chinese: "修复之前会怎样" },
        about: Both {
            english: "Before the fix the flag was set first: the recovered panic leaves it set, and the next write, by the same goroutine, is taken for a second writer.",
            chinese: "修复前先置标志：被恢复的 panic 让标志留在置位状态，同一 goroutine 的下一次写入被误认为第二个写者。",
        },
        source: include_str!("unhashable.go"),
        profile: Profile::BeforeFix,
        plan: &[],
        ends: Ends::Fatal("concurrent map writes"),
    },
    Lesson {
        id: "what-if",
        title: Both { english: "What if it were a panic?", chinese: "假如它是 panic？" },
        about: Both {
            english: "No real Go does this: the fault as a panic, which the reader recovers while the writer still works on the map.",
            chinese: "真实的 Go 不会这样：把错误当作 panic，读者恢复了它，而写者仍在改动 map。",
        },
        source: include_str!("read-write.go"),
        profile: Profile::WhatIf,
        plan: &[
            Turn(1, Until::Stops),
            Turn(3, Until::ClearsFlag),
            Turn(2, Until::Reads),
            Turn(3, Until::SetsFlag),
            Turn(2, Until::Stops),
        ],
        ends: Ends::Exit("reader: concurrent map read and map write\nwriter: <nil>\nfinished, 3 entries\n"),
    },
];
