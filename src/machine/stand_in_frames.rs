//! Where the library does with its own means what Go does in its runtime or in generated code, and a traceback shows Go's:
//! the coroutines of `iter.Pull`, the goroutine in `synctest.Run`, the main function of a test binary.

use super::Machine;
use super::goroutine::Goroutine;
use super::runtime_frames::Shown;
use super::traceback_frames::Line;
use crate::code::program::{Func, FuncOrigin};
use crate::event::Wait;

impl Machine {
    /// The goroutine waits for the other side of a pulled iteration (`iter/link.go`).
    pub(super) fn is_in_coroutine(&self, goroutine: &Goroutine) -> bool {
        matches!(goroutine.wait(), Some(Wait::ChanRecv(_)))
            && self.library_function(goroutine, goroutine.frames.len().saturating_sub(1), "iter.(*link).")
    }

    /// The goroutine is a pulled iteration's, which `runtime.corostart` runs.
    pub(super) fn is_coroutine(&self, goroutine: &Goroutine) -> bool {
        self.library_function(goroutine, 0, "iter.Pull")
    }

    /// The goroutine of a pulled iteration that has not begun.
    pub(super) fn is_unstarted_coroutine(&self, goroutine: &Goroutine) -> bool {
        goroutine.wait() == Some(Wait::Coroutine)
    }

    fn library_function(&self, goroutine: &Goroutine, depth: usize, head: &str) -> bool {
        let func =
            goroutine.frames.get(depth).and_then(|frame| self.program.funcs.get(frame.func.0 as usize));
        func.is_some_and(|func| func.origin == FuncOrigin::Library && func.name.starts_with(head))
    }

    /// The number of the bubble that a goroutine counts to: the one in `Run` counts to the bubble that it waits for.
    pub(super) fn bubble_shown(&self, goroutine: &Goroutine) -> Option<u32> {
        if goroutine.bubble != 0 {
            return Some(goroutine.bubble);
        }
        let waits = goroutine.wait() == Some(Wait::SynctestRun);
        (1..)
            .zip(self.bubbles.iter())
            .find(|(_, bubble)| waits && bubble.root == goroutine.id)
            .map(|(n, _)| n)
    }

    /// The generated main function of a test binary, for the library's `runTests`. Each test adds two lines to the
    /// text before it, as does a TestMain (cmd/go/internal/load/test.go testmainTmpl).
    pub(super) fn test_main(&self, func: &Func, goroutine: &Goroutine, depth: usize) -> Option<Line> {
        if &*func.name != "testing.runTests" {
            return None;
        }
        const NAMES_LENGTH: usize = 1;
        let base = goroutine.frames.get(depth)?.base as usize;
        let tests = goroutine.stack.get(base + NAMES_LENGTH)?;
        let place = format!("_testmain.go:{} +0x9b", 44 + 2 * tests);
        Some(Line { name: "main.main()".into(), place })
    }
}

/// What the goroutine of finalizers or of cleanups runs in, and what created it.
pub(super) struct Runner {
    pub calls: &'static [Shown],
    /// Shown always since Go 1.25 (runtime/traceback.go showfuncinfo).
    pub own: Shown,
    pub created: Shown,
}

const CLEANUPS: Runner = Runner {
    calls: &[],
    own: ("runtime.runCleanups()", "runtime/mcleanup.go:745 +0xd4"),
    created: ("runtime.(*cleanupQueue).createGs", "runtime/mcleanup.go:672 +0xa5"),
};

const FINALIZERS_27: Runner = Runner {
    calls: &[("runtime.call16(0x0, 0x0, 0x0, 0x10, 0x10, 0x10, 0x0)", "runtime/asm_amd64.s:804 +0x3a")],
    own: ("runtime.runFinalizers()", "runtime/mfinal.go:272 +0x3f7"),
    created: ("runtime.createfing", "runtime/mfinal.go:172 +0x3d"),
};

const FINALIZERS_23: Runner = Runner {
    calls: &[("runtime.call16(0x0, 0x0, 0x0, 0x10, 0x10, 0x10, 0x0)", "runtime/asm_amd64.s:775 +0x43")],
    own: ("runtime.runfinq()", "runtime/mfinal.go:255 +0x3f1"),
    created: ("runtime.createfing", "runtime/mfinal.go:163 +0x3d"),
};

impl Machine {
    /// The runtime's goroutine in which a finalizer or a cleanup runs.
    pub(super) fn runner(&self, goroutine: &Goroutine) -> Option<&'static Runner> {
        let first = goroutine.system.then(|| goroutine.frames.first()).flatten()?;
        let func = self.program.funcs.get(first.func.0 as usize)?;
        Some(match self.config.profile.prints_as_go123() {
            _ if is_of_cleanup(func) => &CLEANUPS,
            true => &FINALIZERS_23,
            false => &FINALIZERS_27,
        })
    }
}

/// The library's literal that calls a cleanup, which is the runtime's.
pub(super) fn is_of_cleanup(func: &Func) -> bool {
    func.name.starts_with("runtime.AddCleanup")
}

/// Above a goroutine that waits for the other side of an iteration.
pub(super) fn switch(as_go123: bool) -> Shown {
    (
        "runtime.coroswitch(0x0)",
        if as_go123 { "runtime/coro.go:91 +0x45" } else { "runtime/coro.go:94 +0x45" },
    )
}

/// Where a pulled iteration's goroutine begins.
pub(super) fn unstarted(as_go123: bool) -> Shown {
    ("runtime.corostart()", if as_go123 { "runtime/coro.go:66 +0x45" } else { "runtime/coro.go:69 +0x45" })
}

/// Below the function of a pulled iteration's goroutine.
pub(super) fn start(as_go123: bool) -> Shown {
    ("runtime.corostart()", if as_go123 { "runtime/coro.go:72 +0x45" } else { "runtime/coro.go:75 +0x45" })
}
