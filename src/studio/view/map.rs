//! One map: header, flags, buckets or groups, and the operations under way on it.

use super::Sign;
use std::fmt;
use std::rc::Rc;

/// A map's card on the stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapView {
    /// What other views call it; the same at every step.
    pub id: Rc<str>,
    /// `M1`, in the order of creation.
    pub name: Rc<str>,
    /// `map[int]int`.
    pub ty: Rc<str>,
    /// The header's fields under their runtime names.
    pub header: Vec<FieldView>,
    pub lamps: Vec<LampView>,
    /// Swiss: the directory's entries as numbers of tables; empty for a small map.
    pub directory: Vec<u32>,
    /// Classic: old buckets moved and old buckets in all, while the map grows.
    pub evacuation: Option<(u64, u64)>,
    pub groups: Vec<Rc<GroupView>>,
    /// Groups that are not drawn.
    pub hidden: u64,
    pub iterators: Vec<IteratorView>,
    /// Operations between their micro-steps.
    pub operations: Vec<OperationView>,
}

/// A named field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldView {
    pub name: Rc<str>,
    pub value: Rc<str>,
    /// This step changed it.
    pub changed: bool,
}

/// A flag of the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LampView {
    /// `writing = 1`.
    pub label: Rc<str>,
    pub on: bool,
    /// Who set it.
    pub owner: Option<Sign>,
}

/// A bucket of the classic map or a group of the Swiss one: eight cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupView {
    /// `bucket 3`, `table 0 · group 1`; empty when the map has only one.
    pub title: Rc<str>,
    /// Part of the old array of a growing map.
    pub old: bool,
    /// Hangs on the bucket before it.
    pub overflow: bool,
    pub inside: GroupInside,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupInside {
    /// Its cells, and the goroutines whose operation looks at it.
    Cells { cells: Vec<CellView>, visitors: Vec<Sign> },
    /// Of a large map only a summary.
    Brief(Vec<(CellKind, Tag)>),
}

impl GroupView {
    /// Its cells; none where there is only a summary.
    pub fn cells(&self) -> &[CellView] {
        match &self.inside {
            GroupInside::Cells { cells, .. } => cells,
            GroupInside::Brief(_) => &[],
        }
    }
}

/// An iterator of a range loop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IteratorView {
    pub sign: Sign,
    /// Where it began, in the runtime's fields: `startBucket 3 · offset 5`.
    pub start: Rc<str>,
    /// The key that it is at; none before the first and after the last.
    pub key: Option<Rc<str>>,
}

/// One slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellView {
    pub tag: Tag,
    pub kind: CellKind,
    pub key: Rc<str>,
    pub value: Rc<str>,
    /// The goroutine whose operation is at this cell.
    pub touched: Option<Sign>,
    /// The tag fits the hash that an operation looks for here: its key is compared.
    pub candidate: bool,
    /// This step wrote it.
    pub changed: bool,
    /// The goroutine whose iterator points here.
    pub iterator: Option<Sign>,
    /// An iteration began here.
    pub start: bool,
}

/// A tophash or control byte as the runtime holds it: `0x2e`, `empty`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    Byte(u8),
    Name(&'static str),
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Tag::Byte(byte) => write!(f, "0x{byte:02x}"),
            Tag::Name(name) => f.write_str(name),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKind {
    Empty,
    Deleted,
    Evacuated,
    Full,
}

/// An operation of one goroutine as a strip of micro-steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationView {
    pub sign: Sign,
    /// The source's words: `m[i] = i`.
    pub label: Rc<str>,
    /// What the hash chose, once it is known: `hash 7f3a… · h2 0x2e`.
    pub probe: Option<Rc<str>>,
    pub steps: Vec<StepView>,
}

/// A micro-step of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepView {
    pub name: Rc<str>,
    pub status: StepStatus,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepStatus {
    Done,
    At,
    /// The check that found the fault.
    Failed,
    Pending,
}
