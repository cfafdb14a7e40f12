//! What a run is given besides the program: the modelled Go version, sizes, seed, arguments, standard input.

use super::profile::Profile;
use std::rc::Rc;

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
            atomic_maps: false,
            args: vec!["main".into()],
            stdin: Rc::from(&[][..]),
            collect_after: None,
            // The playground's clock starts here: 2009-11-10 23:00:00 UTC.
            epoch: 1_257_894_000_000_000_000,
        }
    }
}
