//! What a `throw` shows besides the user's frames (runtime/panic.go dopanic_m with gotraceback level 2): the runtime's
//! own frames and the system goroutines, as Go 1.23.9 and 1.27.3 print them on linux/amd64.

use super::runtime_frames::Shown;
use crate::event::{Finalizer, Wait};

/// A goroutine that the runtime starts: wait reason, frames innermost first, creator.
pub struct SystemGoroutine {
    pub state: &'static str,
    pub frames: &'static [Shown],
    pub created: Shown,
}

const PARK_23: Shown = ("runtime.gopark(0x0?, 0x0?, 0x0?, 0x0?, 0x0?)", "runtime/proc.go:424 +0xce");
const PARK_27: Shown = ("runtime.gopark(0x0?, 0x0?, 0x0?, 0x0?, 0x0?)", "runtime/proc.go:474 +0xca");
const UNLOCK_23: Shown = ("runtime.goparkunlock(...)", "runtime/proc.go:430");
const UNLOCK_27: Shown = ("runtime.goparkunlock(...)", "runtime/proc.go:480");
const EXIT_23: Shown = ("runtime.goexit({})", "runtime/asm_amd64.s:1700 +0x1");
const EXIT_27: Shown = ("runtime.goexit({})", "runtime/asm_amd64.s:1264 +0x1");

const SYSTEM_23: [SystemGoroutine; 4] = [
    SystemGoroutine {
        state: "force gc (idle)",
        frames: &[PARK_23, UNLOCK_23, ("runtime.forcegchelper()", "runtime/proc.go:337 +0xb3"), EXIT_23],
        created: ("runtime.init.7", "runtime/proc.go:325 +0x1a"),
    },
    SystemGoroutine {
        state: "GC sweep wait",
        frames: &[
            PARK_23,
            UNLOCK_23,
            ("runtime.bgsweep(0x0?)", "runtime/mgcsweep.go:277 +0x94"),
            ("runtime.gcenable.gowrap1()", "runtime/mgc.go:204 +0x25"),
            EXIT_23,
        ],
        created: ("runtime.gcenable", "runtime/mgc.go:204 +0x66"),
    },
    SystemGoroutine {
        state: "GC scavenge wait",
        frames: &[
            PARK_23,
            UNLOCK_23,
            ("runtime.(*scavengerState).park(0x0?)", "runtime/mgcscavenge.go:425 +0x49"),
            ("runtime.bgscavenge(0x0?)", "runtime/mgcscavenge.go:653 +0x3c"),
            ("runtime.gcenable.gowrap2()", "runtime/mgc.go:205 +0x25"),
            EXIT_23,
        ],
        created: ("runtime.gcenable", "runtime/mgc.go:205 +0xa5"),
    },
    SystemGoroutine {
        state: "finalizer wait",
        frames: &[PARK_23, ("runtime.runfinq()", "runtime/mfinal.go:193 +0x107"), EXIT_23],
        created: ("runtime.createfing", "runtime/mfinal.go:163 +0x3d"),
    },
];

const SYSTEM_27: [SystemGoroutine; 5] = [
    SystemGoroutine {
        state: "force gc (idle)",
        frames: &[PARK_27, UNLOCK_27, ("runtime.forcegchelper()", "runtime/proc.go:387 +0xb3"), EXIT_27],
        created: ("runtime.init.7", "runtime/proc.go:375 +0x1a"),
    },
    SystemGoroutine {
        state: "GC sweep wait",
        frames: &[
            PARK_27,
            UNLOCK_27,
            ("runtime.bgsweep(0x0?)", "runtime/mgcsweep.go:279 +0x94"),
            ("runtime.gcenable.gowrap1()", "runtime/mgc.go:214 +0x17"),
            EXIT_27,
        ],
        created: ("runtime.gcenable", "runtime/mgc.go:214 +0x66"),
    },
    SystemGoroutine {
        state: "GC scavenge wait",
        frames: &[
            PARK_27,
            UNLOCK_27,
            ("runtime.(*scavengerState).park(0x0?)", "runtime/mgcscavenge.go:425 +0x49"),
            ("runtime.bgscavenge(0x0?)", "runtime/mgcscavenge.go:653 +0x3c"),
            ("runtime.gcenable.gowrap2()", "runtime/mgc.go:215 +0x17"),
            EXIT_27,
        ],
        created: ("runtime.gcenable", "runtime/mgc.go:215 +0xa5"),
    },
    SystemGoroutine {
        state: "GOMAXPROCS updater (idle)",
        frames: &[
            PARK_27,
            UNLOCK_27,
            ("runtime.updateMaxProcsGoroutine()", "runtime/proc.go:7146 +0xe7"),
            EXIT_27,
        ],
        created: ("runtime.defaultGOMAXPROCSUpdateEnable", "runtime/proc.go:7134 +0x37"),
    },
    SystemGoroutine {
        state: "finalizer wait",
        frames: &[PARK_27, ("runtime.runFinalizers()", "runtime/mfinal.go:210 +0x107"), EXIT_27],
        created: ("runtime.createfing", "runtime/mfinal.go:172 +0x3d"),
    },
];

/// The system goroutines of a program that has imported anything with a finalizer (package os).
pub fn system_goroutines(as_go123: bool) -> &'static [SystemGoroutine] {
    if as_go123 { &SYSTEM_23 } else { &SYSTEM_27 }
}

/// What a goroutine began with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Began {
    /// main.main.
    Main,
    /// Initialising packages, before main.main.
    Init,
    /// main.main, which has returned: main yields while a panic runs deferred functions.
    Returned,
    /// A `go` statement.
    Go,
}

/// A goroutine's outermost frames.
pub fn outermost(began: Began, as_go123: bool) -> Vec<Shown> {
    let exit = if as_go123 { EXIT_23 } else { EXIT_27 };
    let frames: &[Shown] = match (began, as_go123) {
        (Began::Main, true) => &[("runtime.main()", "runtime/proc.go:272 +0x28b")],
        (Began::Main, false) => &[("runtime.main()", "runtime/proc.go:302 +0x427")],
        (Began::Returned, true) => &[("runtime.main()", "runtime/proc.go:288 +0x313")],
        (Began::Returned, false) => &[("runtime.main()", "runtime/proc.go:328 +0x4b4")],
        (Began::Init, true) => &[
            ("runtime.doInit1(0x0)", "runtime/proc.go:7291 +0xd7"),
            ("runtime.doInit(...)", "runtime/proc.go:7258"),
            ("runtime.main()", "runtime/proc.go:254 +0x357"),
        ],
        (Began::Init, false) => &[
            ("runtime.doInit1(0x0)", "runtime/proc.go:8154 +0xd7"),
            ("runtime.doInit(...)", "runtime/proc.go:8121"),
            ("runtime.main()", "runtime/proc.go:269 +0x357"),
        ],
        (Began::Go, _) => &[],
    };
    frames.iter().copied().chain([exit]).collect()
}

/// The frames of a stack overflow's own section, which runs on the system stack.
pub fn overflow(as_go123: bool) -> Vec<Shown> {
    if as_go123 {
        vec![
            ("runtime.throw({0x0?, 0x0?})", "runtime/panic.go:1073 +0x48"),
            ("runtime.newstack()", "runtime/stack.go:1117 +0x5bd"),
            ("runtime.morestack()", "runtime/asm_amd64.s:621 +0x7a"),
        ]
    } else {
        vec![
            ("runtime.throw({0x0?, 0x0?})", "runtime/panic.go:1243 +0x48"),
            ("runtime.newstack()", "runtime/stack.go:1207 +0x5dd"),
            ("runtime.morestack()", "runtime/asm_amd64.s:650 +0x7b"),
        ]
    }
}

/// The frames of the system stack on which Goexit of Go 1.27 finds no frame to go on with.
pub fn unknown_pc() -> Vec<Shown> {
    vec![
        ("runtime.throw({0x0?, 0x0?})", "runtime/panic.go:1243 +0x48"),
        ("runtime.(*unwinder).initAt(0x0, 0x0?, 0x0?, 0x0?, 0x0, 0x0)", "runtime/traceback.go:208 +0x2f6"),
        ("runtime.(*_panic).nextFrame.func1()", "runtime/panic.go:1040 +0x10c"),
        ("runtime.systemstack(0x0)", "runtime/asm_amd64.s:531 +0x4a"),
    ]
}

/// The frames of the system stack on which a go statement's nil function ends the program.
pub fn go_of_nil(as_go123: bool) -> Vec<Shown> {
    let place = |old, new| if as_go123 { old } else { new };
    vec![
        fatal(as_go123),
        (
            "runtime.newproc1(0x0, 0x0, 0x0, 0x0, 0x0)",
            place("runtime/proc.go:4995 +0x45", "runtime/proc.go:5354 +0x45"),
        ),
        ("runtime.newproc.func1()", place("runtime/proc.go:4979 +0x25", "runtime/proc.go:5338 +0x25")),
        ("runtime.systemstack(0x0)", place("runtime/asm_amd64.s:514 +0x4a", "runtime/asm_amd64.s:531 +0x4a")),
    ]
}

/// The goroutine's own frames of the same.
pub fn before_go_of_nil(as_go123: bool) -> [Shown; 2] {
    let place = |old, new| if as_go123 { old } else { new };
    [
        (
            "runtime.systemstack_switch()",
            place("runtime/asm_amd64.s:479 +0x8", "runtime/asm_amd64.s:481 +0x8"),
        ),
        ("runtime.newproc(0x0?)", place("runtime/proc.go:4978 +0x3f", "runtime/proc.go:5337 +0x3f")),
    ]
}

/// The frames of the system stack on which nothing was found to run: of a thread that has just parked a goroutine.
/// In real Go another thread may be the one that notices. `any`: some goroutine is left.
pub fn deadlock(any: bool, as_go123: bool) -> Vec<Shown> {
    let place = |old, new| if as_go123 { old } else { new };
    let check = match any {
        true => place("runtime/proc.go:6022 +0x236", "runtime/proc.go:6519 +0x23a"),
        false => place("runtime/proc.go:5980 +0x214", "runtime/proc.go:6477 +0x218"),
    };
    vec![
        fatal(as_go123),
        ("runtime.checkdead()", check),
        ("runtime.mput(0x0?)", place("runtime/proc.go:6469 +0x2b", "runtime/proc.go:7256 +0x28")),
        ("runtime.stopm()", place("runtime/proc.go:2884 +0x67", "runtime/proc.go:3021 +0x67")),
        ("runtime.findRunnable()", place("runtime/proc.go:3623 +0xd5c", "runtime/proc.go:3811 +0xeb7")),
        ("runtime.schedule()", place("runtime/proc.go:3996 +0xb1", "runtime/proc.go:4179 +0xb1")),
        ("runtime.park_m(0x0?)", place("runtime/proc.go:4103 +0x1eb", "runtime/proc.go:4319 +0x279")),
        ("runtime.mcall()", place("runtime/asm_amd64.s:459 +0x4e", "runtime/asm_amd64.s:463 +0x53")),
    ]
}

/// The frames of the system stack on which SetFinalizer finds another finalizer.
pub fn finalizer_set(as_go123: bool) -> Vec<Shown> {
    let place = |old, new| if as_go123 { old } else { new };
    vec![
        ("runtime.throw({0x0?, 0x0?})", place("runtime/panic.go:1073 +0x48", "runtime/panic.go:1243 +0x48")),
        ("runtime.SetFinalizer.func2()", place("runtime/mfinal.go:513 +0x4b", "runtime/mfinal.go:539 +0x4b")),
        ("runtime.systemstack(0x0)", place("runtime/asm_amd64.s:514 +0x4a", "runtime/asm_amd64.s:531 +0x4a")),
    ]
}

/// SetFinalizer's own frame and those above it.
pub fn set_finalizer(fault: Finalizer, as_go123: bool) -> Vec<Shown> {
    let place = |old, new| if as_go123 { old } else { new };
    let own = match fault {
        Finalizer::FirstIsNil => place("runtime/mfinal.go:420 +0x3b0", "runtime/mfinal.go:436 +0x3b6"),
        Finalizer::FirstIsNoPointer => place("runtime/mfinal.go:423 +0x39e", "runtime/mfinal.go:439 +0x3a5"),
        Finalizer::NotAllocated => place("runtime/mfinal.go:442 +0x367", "runtime/mfinal.go:462 +0x36c"),
        Finalizer::NotAtTheBeginning => place("runtime/mfinal.go:454 +0x356", "runtime/mfinal.go:474 +0x35b"),
        Finalizer::SecondIsNoFunction => {
            place("runtime/mfinal.go:469 +0x345", "runtime/mfinal.go:494 +0x34a")
        }
        Finalizer::Variadic => place("runtime/mfinal.go:473 +0x305", "runtime/mfinal.go:498 +0x30a"),
        Finalizer::NumberOfArguments => place("runtime/mfinal.go:476 +0x2c5", "runtime/mfinal.go:501 +0x2ca"),
        Finalizer::TypeOfArgument => place("runtime/mfinal.go:499 +0x26c", "runtime/mfinal.go:524 +0x271"),
        Finalizer::AlreadySet => place("runtime/mfinal.go:511 +0x22f", "runtime/mfinal.go:537 +0x234"),
    };
    let above = match fault {
        Finalizer::AlreadySet => (
            "runtime.systemstack_switch()",
            place("runtime/asm_amd64.s:479 +0x8", "runtime/asm_amd64.s:481 +0x8"),
        ),
        _ => (
            "runtime.throw({0x0?, 0x0?})",
            place("runtime/panic.go:1073 +0x48", "runtime/panic.go:1243 +0x48"),
        ),
    };
    vec![above, ("runtime.SetFinalizer({0x0?, 0x0?}, {0x0?, 0x0?})", own)]
}

/// `panic while printing panic value`: the runtime's frames above the method that panicked, and the functions that made
/// an error. `text`: the inner panic held a string.
pub fn printing_top(text: bool, as_go123: bool) -> Vec<Shown> {
    let mut frames = Vec::new();
    frames.push(if as_go123 {
        ("runtime.throw({0x0?, 0x0?})", "runtime/panic.go:1073 +0x48")
    } else {
        ("runtime.throw({0x0?, 0x0?})", "runtime/panic.go:1243 +0x48")
    });
    let place = match (as_go123, text) {
        (true, true) => "runtime/panic.go:650 +0x78",
        (true, false) => "runtime/panic.go:652 +0xa5",
        (false, true) => "runtime/panic.go:709 +0x73",
        (false, false) => "runtime/panic.go:711 +0xa5",
    };
    frames.push(("runtime.preprintpanics.func1()", place));
    frames.push(super::runtime_frames::panic_frame(as_go123));
    frames
}

/// Where a concatenation of so many strings found that they are too long together.
pub fn concatenation(count: u16, as_go123: bool) -> Vec<Shown> {
    let place = |old, new| if as_go123 { old } else { new };
    let mut frames = vec![
        ("runtime.throw({0x0?, 0x0?})", place("runtime/panic.go:1073 +0x48", "runtime/panic.go:1243 +0x48")),
        (
            "runtime.concatstrings(0x0?, {0x0?, 0x0?, 0x0?})",
            place("runtime/string.go:35 +0x45", "runtime/string.go:39 +0x45"),
        ),
    ];
    frames.extend(match count {
        2 => Some((
            "runtime.concatstring2(0x0?, {0x0?, 0x0?})",
            place("runtime/string.go:60 +0x3d", "runtime/string.go:67 +0x3d"),
        )),
        3 => Some((
            "runtime.concatstring3(0x0?, {0x0?, 0x0?})",
            place("runtime/string.go:64 +0x3d", "runtime/string.go:71 +0x3d"),
        )),
        4 => Some((
            "runtime.concatstring4(0x0?, {0x0?, 0x0?})",
            place("runtime/string.go:68 +0x3d", "runtime/string.go:75 +0x3d"),
        )),
        5 => Some((
            "runtime.concatstring5(0x0?, {0x0?, 0x0?})",
            place("runtime/string.go:72 +0x3d", "runtime/string.go:79 +0x3d"),
        )),
        _ => None,
    });
    frames
}

/// gopanic, where it gave up.
pub fn panicked(as_go123: bool) -> Shown {
    let place = if as_go123 { "runtime/panic.go:810 +0x168" } else { "runtime/panic.go:878 +0x159" };
    ("panic({0x0?, 0x0?})", place)
}

/// closechan, of a nil channel or a closed one.
pub fn close(nil: bool, as_go123: bool) -> Shown {
    let place = match (as_go123, nil) {
        (true, true) => "runtime/chan.go:399 +0x3eb",
        (true, false) => "runtime/chan.go:405 +0x3d8",
        (false, true) => "runtime/chan.go:416 +0x41b",
        (false, false) => "runtime/chan.go:425 +0x408",
    };
    ("runtime.closechan(0x0)", place)
}

/// The function that ends the program for the user's fault.
pub fn fatal(as_go123: bool) -> Shown {
    let place = if as_go123 { "runtime/panic.go:1094 +0x48" } else { "runtime/panic.go:1267 +0x74" };
    ("runtime.fatal({0x0?, 0x0?})", place)
}

/// Below a method that runs for printing a panic's value: an Error method, or a String method.
pub fn printing_below(stringer: bool, as_go123: bool) -> [Shown; 2] {
    let (place, panic) = match (as_go123, stringer) {
        (true, false) => ("runtime/panic.go:658 +0x116", "runtime/panic.go:808 +0x15e"),
        (true, true) => ("runtime/panic.go:660 +0x165", "runtime/panic.go:808 +0x15e"),
        (false, false) => ("runtime/panic.go:724 +0x136", "runtime/panic.go:876 +0x14f"),
        (false, true) => ("runtime/panic.go:726 +0x185", "runtime/panic.go:876 +0x14f"),
    };
    [("runtime.preprintpanics(0x0?)", place), ("panic({0x0?, 0x0?})", panic)]
}

/// The runtime's frames above a parked goroutine's own; `ok`: it wants to know whether a receive had a value.
pub fn parked(wait: Wait, ok: bool, as_go123: bool) -> Vec<Shown> {
    let (park, unlock) = if as_go123 { (PARK_23, UNLOCK_23) } else { (PARK_27, UNLOCK_27) };
    let line = |old: &'static str, new: &'static str| if as_go123 { old } else { new };
    const RECV: &str = "runtime.chanrecv(0x0?, 0x0?, 0x0?)";
    const SEND: &str = "runtime.chansend(0x0?, 0x0?, 0x0?, 0x0?)";
    const RECV1: &str = "runtime.chanrecv1(0x0?, 0x0?)";
    const SEND1: &str = "runtime.chansend1(0x0?, 0x0?)";
    let recv1 = match ok {
        false => (RECV1, line("runtime/chan.go:489 +0x12", "runtime/chan.go:509 +0x12")),
        true => {
            ("runtime.chanrecv2(0x0?, 0x0?)", line("runtime/chan.go:494 +0x12", "runtime/chan.go:514 +0x12"))
        }
    };
    let send1 = (SEND1, line("runtime/chan.go:156 +0x17", "runtime/chan.go:161 +0x17"));
    let acquire = (
        "runtime.semacquire1(0x0?, 0x0?, 0x0?, 0x0?, 0x0?)",
        line("runtime/sema.go:178 +0x225", "runtime/sema.go:192 +0x232"),
    );
    match wait {
        Wait::ChanRecv(_) => {
            vec![park, (RECV, line("runtime/chan.go:639 +0x41c", "runtime/chan.go:667 +0x4ae")), recv1]
        }
        Wait::ChanSend(_) => {
            vec![park, (SEND, line("runtime/chan.go:270 +0x38d", "runtime/chan.go:283 +0x3fc")), send1]
        }
        Wait::ChanRecvNil => {
            vec![park, (RECV, line("runtime/chan.go:516 +0x1d9", "runtime/chan.go:536 +0x1d9")), recv1]
        }
        Wait::ChanSendNil => {
            vec![park, (SEND, line("runtime/chan.go:176 +0x10c", "runtime/chan.go:181 +0x10c")), send1]
        }
        Wait::Select => vec![
            park,
            (
                "runtime.selectgo(0x0?, 0x0?, 0x0?, 0x0?, 0x0?, 0x0?)",
                line("runtime/select.go:335 +0x7a5", "runtime/select.go:351 +0x8bc"),
            ),
        ],
        Wait::SelectNoCases => {
            vec![
                park,
                ("runtime.block()", line("runtime/select.go:103 +0x26", "runtime/select.go:104 +0x26")),
            ]
        }
        Wait::Mutex(_)
        | Wait::RwMutexRLock(_)
        | Wait::RwMutexLock(_)
        | Wait::WaitGroup(_)
        | Wait::Semacquire(_) => vec![park, unlock, acquire],
        Wait::Cond(_) => vec![park, unlock],
        Wait::PanicWait | Wait::PutOff => {
            vec![("runtime.Gosched(...)", line("runtime/proc.go:353", "runtime/proc.go:403"))]
        }
        Wait::Sleep | Wait::Coroutine | Wait::SynctestRun | Wait::SynctestWait => vec![park],
    }
}
