//! Printing the tree: expressions and simple statements as `gc` shows them in messages.

mod message;

pub use message::{expr, exprs, stmt};
