//! Floor 5: the machine. The whole dynamic state of a Go program as one `Clone` value, advanced one micro-step at a
//! time, choosing nothing. Knows no policy, trace or browser. Vocabulary: `Machine`, `Pause`.

pub mod heap;
