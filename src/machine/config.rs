//! What a run is given besides the program: the modelled Go version, sizes, seed, arguments, standard input.

use super::profile::Profile;
use std::rc::Rc;

/// How much a dying program says (runtime/extern.go, GOTRACEBACK; runtime/runtime1.go setTraceback).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Traceback {
    /// No goroutine at all.
    None,
    /// The goroutine that died, and all where Go lists all by itself.
    #[default]
    Single,
    /// Every goroutine of the program.
    All,
    /// Also the runtime's own goroutines and frames.
    System,
    /// As `System`, and then the program ends by SIGABRT. The threads' registers that Go prints there are left out.
    Crash,
}

impl Traceback {
    /// By the name that GOTRACEBACK knows. A word that it does not know, `wer` on linux among them, shows nothing, as a
    /// number below 1 does.
    pub fn parse(name: &str) -> Traceback {
        match name {
            "single" | "" => Traceback::Single,
            "all" => Traceback::All,
            "system" => Traceback::System,
            "crash" => Traceback::Crash,
            _ => match name.parse::<u32>() {
                Ok(1) => Traceback::All,
                Ok(2..) => Traceback::System,
                Ok(0) | Err(_) => Traceback::None,
            },
        }
    }
}

/// A run's parameters. Everything that Go seeds at random derives from `seed`.
#[derive(Clone, Debug)]
pub struct Config {
    pub profile: Profile,
    /// GOMAXPROCS, as the program sees it.
    pub procs: u32,
    pub seed: u64,
    /// Bytes of heap and stacks before the run ends with `Outcome::OutOfMemory`.
    pub memory_limit: u64,
    /// Bytes of our own storage that one goroutine's stack may take before it counts as Go's 1 GB overflow.
    pub stack_limit: u64,
    /// Bytes of Go stack that a goroutine may have (runtime/debug.SetMaxStack).
    pub max_stack: u64,
    /// Which goroutines a dying program lists (GOTRACEBACK, runtime/debug.SetTraceback).
    pub traceback: Traceback,
    /// Tracebacks show the library's functions as the lab has them, not as Go does (`library_places.txt` is made so).
    pub own_frames: bool,
    /// Map operations cannot be interrupted between their micro-steps, as with GOMAXPROCS=1.
    pub atomic_maps: bool,
    pub args: Vec<String>,
    pub stdin: Rc<[u8]>,
    /// Collects after so many bytes of allocation, whatever lives; None: as the collector decides.
    pub collect_after: Option<u64>,
    /// Wall clock at the program's start, nanoseconds since 1970.
    pub epoch: i64,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            profile: Profile::default(),
            procs: 4,
            seed: 0,
            memory_limit: 256 << 20,
            stack_limit: 64 << 20,
            max_stack: 1_000_000_000,
            traceback: Traceback::default(),
            own_frames: false,
            atomic_maps: false,
            args: vec!["main".into()],
            stdin: Rc::from(&[][..]),
            collect_after: None,
            // The playground's clock starts here: 2009-11-10 23:00:00 UTC.
            epoch: 1_257_894_000_000_000_000,
        }
    }
}
