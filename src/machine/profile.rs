//! Which Go the machine behaves like.

/// A runtime profile. Two of them are Go releases; the other two are for comparison and always labelled so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Profile {
    /// Go 1.23: classic map, `sync.Map` of two maps, every goroutine in the traceback of a map fault.
    Go123,
    /// Go 1.27: Swiss map, hash-trie `sync.Map`, only the faulting goroutine in that traceback.
    #[default]
    Go127,
    /// As `Go127`, but a map fault is an ordinary panic that `recover` can stop. No release of Go does this.
    WhatIf,
    /// Go 1.8, before the fix of golang/go#19359: the classic map sets its flag before it hashes the key.
    BeforeFix,
}

impl Profile {
    /// As the command line and exports name it.
    pub fn name(self) -> &'static str {
        match self {
            Profile::Go123 => "go1.23",
            Profile::Go127 => "go1.27",
            Profile::WhatIf => "what-if",
            Profile::BeforeFix => "before-fix",
        }
    }

    /// The map is `hmap` with buckets rather than the Swiss map.
    pub fn classic_map(self) -> bool {
        match self {
            Profile::Go123 | Profile::BeforeFix => true,
            Profile::Go127 | Profile::WhatIf => false,
        }
    }

    /// Panics, tracebacks, wait reasons and floats print as in Go 1.23.
    pub fn prints_as_go123(self) -> bool {
        self.classic_map()
    }

    /// The first append to a slice that stays in its function uses the frame (Go 1.25 and later).
    pub fn appends_in_frame(self) -> bool {
        !self.classic_map()
    }
}
