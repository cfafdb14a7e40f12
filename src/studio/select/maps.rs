//! Map cards.

use super::super::model::{Model, Run};
use super::super::view::StageView;
use super::RunNames;
use crate::trace::Reached;

pub fn add(_model: &Model, _run: &Run, _names: &RunNames, _found: &Reached, _view: &mut StageView) {}
