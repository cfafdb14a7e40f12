//! Exact values of constant expressions (specification: Constants). Integers and rationals are exact.

use num_bigint::BigInt;
use num_rational::BigRational;
use std::rc::Rc;

/// A constant's value. The kind follows the expression's type: a `Float` may hold an integral rational.
#[derive(Clone, Debug, PartialEq)]
pub enum Const {
    Bool(bool),
    /// String constants are bytes: `"\xff"` is not UTF-8.
    Str(Rc<[u8]>),
    Int(BigInt),
    Float(BigRational),
    Complex(BigRational, BigRational),
}
