//! A goroutine's sign: the colour, shape and name that stand for it in every panel.

use std::rc::Rc;

/// How many goroutine colours `www/css/tokens.css` has (`--hue-0` …).
pub const HUES: u8 = 8;
/// How many shape symbols the page has (`#shape-0` …).
pub const SHAPES: u8 = 8;

/// A goroutine's sign. Colour never stands alone: the shape differs wherever the colour does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sign {
    pub gid: u32,
    /// `g2`.
    pub name: Rc<str>,
    pub hue: u8,
    pub shape: u8,
}

impl Sign {
    /// The sign of the goroutine with this number; the first 64 all differ.
    pub fn new(gid: u32) -> Sign {
        let index = gid.saturating_sub(1);
        let hue = (index % u32::from(HUES)) as u8;
        let shape = ((index + index / u32::from(HUES)) % u32::from(SHAPES)) as u8;
        Sign { gid, name: format!("g{gid}").into(), hue, shape }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_64_signs_differ_in_colour_or_shape() {
        let mut seen: Vec<(u8, u8)> =
            (1..=64).map(|gid| (Sign::new(gid).hue, Sign::new(gid).shape)).collect();
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 64);
    }
}
