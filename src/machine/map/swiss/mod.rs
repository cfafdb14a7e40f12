//! (being written)
use super::op::{Body, Flow, MapRuntimeOp};
use super::{MapContext, MapKind};
use crate::event::Addr;

pub(super) fn enter<C: MapContext>(_: &MapRuntimeOp, _: &C) -> Body {
    Body::Locate
}
pub(super) fn enter_assign<C: MapContext>(_: &MapRuntimeOp, _: &C) -> Body {
    Body::Locate
}
pub(super) fn step<C: MapContext>(_: &mut MapRuntimeOp, _: &mut C, _: Body) -> Flow {
    unimplemented!()
}
pub(super) fn snapshot<C: MapContext>(_: &mut MapRuntimeOp, _: &mut C) {}
pub(super) fn resume<C: MapContext>(_: &mut MapRuntimeOp, _: &mut C) {}
pub(super) fn make<C: MapContext>(_: &MapKind, _: &mut C, _: u64) -> Addr {
    unimplemented!()
}
