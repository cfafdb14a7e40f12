//! Lists of expressions: on one line, or broken where the source is, with keys and values in columns while their sizes
//! are alike.

use super::node::Node;
use super::printer::{Printer, Ws};
use crate::syntax::token::Tok;

/// Larger than any source line.
const LONGEST_LINE: usize = 1_000_000;
/// Sizes up to this are always alike.
const SMALL: usize = 40;
/// Sizes whose ratio is beyond this are not alike.
const RATIO: f64 = 2.5;

/// How a list is laid out.
#[derive(Clone, Copy, Default)]
pub(super) struct Mode {
    /// The last element may be followed by a comma.
    pub comma: bool,
    /// Further lines are not indented.
    pub flat: bool,
}

/// log₂ of the sizes seen, for their geometric mean. Rough on purpose, like the original's, so that the decisions are
/// the same.
#[derive(Default)]
struct Sizes {
    sum: f64,
    count: u32,
}

impl Sizes {
    fn add(&mut self, size: usize) {
        let exponent = usize::BITS - size.leading_zeros();
        let fraction = size as f64 / power(exponent as i32);
        self.sum += f64::from(exponent) + 2.0 * (fraction - 1.0);
        self.count += 1;
    }

    fn unlike(&self, size: usize) -> bool {
        let mean = self.sum / f64::from(self.count);
        let whole = mean.floor();
        let ratio = size as f64 / ((1.0 + (mean - whole)) * power(whole as i32));
        RATIO * ratio <= 1.0 || RATIO <= ratio
    }
}

/// 2ⁿ for a small n.
fn power(n: i32) -> f64 {
    if n < 0 { 1.0 / (1u64 << n.unsigned_abs().min(62)) as f64 } else { (1u64 << n.min(62)) as f64 }
}

impl Printer<'_> {
    /// `before` and `after`: the tokens around the list, where known.
    pub(super) fn expr_list(
        &mut self,
        before: Option<u32>,
        list: &[Node],
        depth: u32,
        mode: Mode,
        after: Option<u32>,
    ) {
        let (Some(first), Some(last)) = (list.first(), list.last()) else { return };
        let line_of = |printer: &Self, at: Option<u32>| at.map_or(0, |at| printer.layout.line(at));
        let before_line = line_of(self, before);
        let after_line = line_of(self, after);
        let mut line = self.layout.line(first.lo());
        if before.is_some() && before_line == line && line == self.layout.line(last.hi()) {
            for (at, x) in list.iter().enumerate() {
                if at > 0 {
                    self.set_pos(x.lo());
                    self.token(Tok::Comma);
                    self.space(Ws::Blank);
                }
                self.node(*x, depth);
            }
            return;
        }
        let mut ws = if mode.flat { Ws::Ignore } else { Ws::Indent };
        let mut last_break = None;
        if before.is_some() && before_line < line && self.linebreak(line, 0, ws, true) > 0 {
            ws = Ws::Ignore;
            last_break = Some(0);
        }
        let mut size = 0;
        let mut sizes = Sizes::default();
        let mut previous_line = before_line;
        for (at, x) in list.iter().enumerate() {
            line = self.layout.line(x.lo());
            let previous_size = size;
            size = match (self.size(*x, LONGEST_LINE), before, after) {
                (Some(size), Some(_), Some(_)) => match x {
                    Node::Pair(key, _) => {
                        self.size(Node::Expr(key), LONGEST_LINE).unwrap_or(LONGEST_LINE + 1)
                    }
                    _ => size,
                },
                _ => 0,
            };
            let mut section = true;
            if previous_size > 0 && size > 0 {
                section = if sizes.count == 0 || previous_size <= SMALL && size <= SMALL {
                    false
                } else {
                    sizes.unlike(size)
                };
            }
            let breaks_line = 0 < previous_line && previous_line < line;
            if at > 0 {
                if !breaks_line {
                    self.set_pos(x.lo());
                }
                self.token(Tok::Comma);
                let mut blank = true;
                if breaks_line {
                    let several = last_break.map_or(0, |last: usize| last + 1) < at;
                    let breaks = self.linebreak(line, 0, ws, section || several);
                    if breaks > 0 {
                        ws = Ws::Ignore;
                        last_break = Some(at);
                        blank = false;
                    }
                    if breaks > 1 {
                        sizes = Sizes::default();
                    }
                }
                if blank {
                    self.space(Ws::Blank);
                }
            }
            match x {
                Node::Pair(key, value) if list.len() > 1 && size > 0 && breaks_line => {
                    self.expr(key);
                    self.set_pos(self.layout.next_token(key.span.hi));
                    self.token(Tok::Colon);
                    self.space(Ws::Vtab);
                    self.expr(value);
                }
                _ => self.node(*x, depth),
            }
            if size > 0 {
                sizes.add(size);
            }
            previous_line = line;
        }
        let indented = ws == Ws::Ignore && !mode.flat;
        if mode.comma && after.is_some() && self.pos.line < after_line {
            self.token(Tok::Comma);
            if indented {
                self.space(Ws::Unindent);
            }
            self.space(Ws::Formfeed);
        } else if indented {
            self.space(Ws::Unindent);
        }
    }

    fn node(&mut self, node: Node, depth: u32) {
        match node {
            Node::Expr(x) => self.expr0(x, depth),
            Node::Name(name) => self.ident(name),
            Node::Pair(key, value) => self.pair(key, value),
        }
    }
}
