//! The axis on which the page lays out a run: its steps in order, but a stretch of library steps takes little room, so that
//! the person's own steps are not lost beside those of one `fmt.Println`.

/// Room of a library stretch, in places: a longer one is squeezed into as many.
const STRETCH: u64 = 12;

/// Steps of a run, from its first shown one, and their places from 0 to [`Axis::total`]. Both rise together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Axis {
    /// Pieces in order: the first step, its place, steps for how many places.
    pieces: Vec<Piece>,
    end: u64,
    total: u64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Piece {
    step: u64,
    place: u64,
    steps: u64,
    places: u64,
}

impl Axis {
    /// The axis of the steps `start..=end`, of which `stretches` (in order, apart) are the library's.
    pub fn new(start: u64, end: u64, stretches: &[(u64, u64)]) -> Axis {
        let mut axis = Axis { pieces: Vec::new(), end, total: 0 };
        let mut at = start;
        for &(from, to) in stretches {
            let (from, to) = (from.max(at), to.min(end));
            if to <= from || to - from <= STRETCH {
                continue;
            }
            axis.piece(at, from - at, from - at);
            axis.piece(from, to - from, STRETCH);
            at = to;
        }
        axis.piece(at, end.saturating_sub(at), end.saturating_sub(at));
        axis
    }

    fn piece(&mut self, step: u64, steps: u64, places: u64) {
        if steps > 0 {
            self.pieces.push(Piece { step, place: self.total, steps, places });
            self.total += places;
        }
    }

    /// The last place.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// Where a step lies.
    pub fn place(&self, step: u64) -> u64 {
        let at = self.pieces.partition_point(|piece| piece.step <= step);
        match at.checked_sub(1).and_then(|at| self.pieces.get(at)) {
            Some(piece) => piece.place + (step - piece.step).min(piece.steps) * piece.places / piece.steps,
            None => 0,
        }
    }

    /// The first step at a place.
    pub fn step(&self, place: u64) -> u64 {
        if place >= self.total {
            return self.end;
        }
        let at = self.pieces.partition_point(|piece| piece.place <= place);
        match at.checked_sub(1).and_then(|at| self.pieces.get(at)) {
            Some(piece) => piece.step + ((place - piece.place) * piece.steps).div_ceil(piece.places),
            None => self.end,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_long_stretch_takes_little_room() {
        let axis = Axis::new(10, 400, &[(20, 25), (100, 340)]);
        assert_eq!(axis.total(), 90 + STRETCH + 60);
        assert_eq!((axis.place(10), axis.place(100), axis.place(340), axis.place(400)), (0, 90, 102, 162));
        assert_eq!((axis.step(0), axis.step(90), axis.step(102), axis.step(162)), (10, 100, 340, 400));
    }

    #[test]
    fn an_empty_run_has_one_place() {
        let axis = Axis::new(0, 0, &[]);
        assert_eq!((axis.total(), axis.place(0), axis.step(0)), (0, 0, 0));
    }

    proptest! {
        #[test]
        fn places_rise_with_steps_and_lead_back(cuts in proptest::collection::vec(1u64..80, 1..30)) {
            let mut at = 5;
            let mut stretches = Vec::new();
            for pair in cuts.chunks(2) {
                let from = at + pair[0];
                at = from + pair.get(1).copied().unwrap_or(1);
                stretches.push((from, at));
            }
            let (start, end) = (5, at + 3);
            let axis = Axis::new(start, end, &stretches);
            for step in start..end {
                prop_assert!(axis.place(step) <= axis.place(step + 1));
            }
            for place in 0..=axis.total() {
                prop_assert_eq!(axis.place(axis.step(place)), place);
            }
            prop_assert_eq!(axis.step(axis.total()), end);
        }
    }
}
