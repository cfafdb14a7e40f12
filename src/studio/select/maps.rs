//! Map cards: the header under its runtime names, the flag as a lamp with its owner, buckets or groups cell by cell,
//! and each goroutine's operation as a strip of micro-steps.

use super::super::model::Run;
use super::super::view::{
    CellKind, CellView, FieldView, GroupView, LampView, MapView, OperationView, Sign, StageView,
};
use super::{RunNames, operations};
use crate::code::program::{Shape, TypeDesc, TypeId};
use crate::event::{Addr, Gid};
use crate::machine::map::picture::{
    BucketPicture, Cell, CellState, ClassicPicture, GroupPicture, SwissPicture,
};
use crate::machine::map::{MapPicture, inspect};
use crate::machine::{Machine, RuntimeOp};
use crate::trace::{MarkKind, Names, Reached, Reader};
use std::rc::Rc;

/// Map cards drawn at most.
const MOST_MAPS: usize = 8;
/// Buckets or groups of one map drawn at most: those with entries first come first.
const MOST_GROUPS: usize = 48;

pub fn add(run: &Run, names: &RunNames, found: &Reached, view: &mut StageView) {
    if view.maps.len() >= MOST_MAPS {
        return;
    }
    let machine = &run.moment.machine;
    let picture = picture(machine, found);
    let before = run.before.as_ref().map(|before| self::picture(&before.machine, found));
    let card = Card { run, names, found, touched: touched(machine, found.addr) };
    let map = match &picture {
        MapPicture::Nil => return,
        MapPicture::Classic(classic) => card.classic(classic, before.as_ref()),
        MapPicture::Swiss(swiss) => card.swiss(swiss, before.as_ref()),
    };
    view.maps.push(Rc::new(map));
}

fn picture(machine: &Machine, found: &Reached) -> MapPicture {
    inspect(machine.heap(), machine.program(), machine.config().profile, found.addr, found.ty)
}

/// Where goroutines are on the map: bucket or group, and element.
fn touched(machine: &Machine, map: Addr) -> Vec<(Addr, Gid)> {
    let mut list = Vec::new();
    for goroutine in machine.goroutines() {
        if let Some(RuntimeOp::Map { op, .. }) = &goroutine.op
            && op.map() == map
            && !op.place().1.is_nil()
        {
            list.push((op.place().1, goroutine.id));
        }
    }
    list
}

struct Card<'a> {
    run: &'a Run,
    names: &'a RunNames,
    found: &'a Reached,
    touched: Vec<(Addr, Gid)>,
}

impl Card<'_> {
    fn view(&self, header: Vec<FieldView>, lamps: Vec<LampView>, groups: Vec<GroupView>) -> MapView {
        let number = self.names.name(self.found.addr);
        MapView {
            name: match number {
                Some(number) => format!("{} · {number}", self.found.name),
                None => self.found.name.clone(),
            }
            .into(),
            ty: self.desc(self.found.ty).map_or("map".into(), |desc| desc.name.clone()),
            header,
            lamps,
            groups,
            operations: self.operations(),
        }
    }

    fn desc(&self, ty: TypeId) -> Option<&TypeDesc> {
        self.run.moment.machine.program().types.get(ty.0 as usize)
    }

    fn classic(&self, map: &ClassicPicture, before: Option<&MapPicture>) -> MapView {
        let old = match before {
            Some(MapPicture::Classic(old)) => old.header.as_slice(),
            _ => &[],
        };
        let shown = ["count", "B", "noverflow", "hash0", "nevacuate"];
        let header = fields(&map.header, old, &shown, map.old.is_some());
        let mut lamps = vec![self.lamp("hashWriting", map.writing)];
        for flag in map.flags.iter().filter(|flag| **flag != "hashWriting") {
            lamps.push(LampView { label: (*flag).into(), on: true, owner: None });
        }
        let mut groups = Vec::new();
        if let Some(old) = &map.old {
            self.buckets(&old.buckets, true, &mut groups);
        }
        self.buckets(&map.buckets, false, &mut groups);
        self.view(header, lamps, groups)
    }

    fn buckets(&self, buckets: &[BucketPicture], old: bool, groups: &mut Vec<GroupView>) {
        let alone = buckets.len() == 1 && !old && buckets[0].overflow.is_empty();
        for bucket in buckets {
            let title = if alone { String::new() } else { format!("bucket {}", bucket.index) };
            for (at, part) in std::iter::once(bucket).chain(&bucket.overflow).enumerate() {
                if groups.len() >= MOST_GROUPS {
                    return;
                }
                groups.push(GroupView {
                    title: title.as_str().into(),
                    old,
                    overflow: at > 0,
                    cells: part.cells.iter().map(|cell| self.cell(cell, true)).collect(),
                });
            }
        }
    }

    fn swiss(&self, map: &SwissPicture, before: Option<&MapPicture>) -> MapView {
        let old = match before {
            Some(MapPicture::Swiss(old)) => old.header.as_slice(),
            _ => &[],
        };
        let shown = ["used", "dirLen", "globalDepth", "seed", "clearSeq"];
        let header = fields(&map.header, old, &shown, false);
        let mut groups = Vec::new();
        if let Some(small) = &map.small {
            groups.push(self.group(small, String::new()));
        }
        for (number, table) in map.tables.iter().enumerate() {
            let entries = map.directory.iter().filter(|&&at| at == number).count();
            for group in &table.groups {
                if groups.len() >= MOST_GROUPS {
                    break;
                }
                let field = |name: &str| {
                    table.fields.iter().find(|field| field.name == name).map_or(0, |field| field.value)
                };
                let mut title = format!("table {number} · group {}", group.index);
                if group.index == 0 {
                    title.push_str(&format!(
                        " · used {} · growthLeft {} · localDepth {}",
                        field("used"),
                        field("growthLeft"),
                        field("localDepth")
                    ));
                    if entries > 1 {
                        title.push_str(&format!(" · dir ×{entries}"));
                    }
                }
                groups.push(self.group(group, title));
            }
        }
        self.view(header, vec![self.lamp("writing", map.writing)], groups)
    }

    fn group(&self, group: &GroupPicture, title: String) -> GroupView {
        GroupView {
            title: title.into(),
            old: false,
            overflow: false,
            cells: group.cells.iter().map(|cell| self.cell(cell, false)).collect(),
        }
    }

    fn cell(&self, cell: &Cell, classic: bool) -> CellView {
        let (key, value) = match self.desc(self.found.ty).map(|desc| &desc.shape) {
            Some(Shape::Map { key, value, .. }) => (*key, *value),
            _ => (TypeId(0), TypeId(0)),
        };
        let (kind, tag) = match cell.state {
            CellState::Full => (CellKind::Full, format!("0x{:02x}", cell.mark)),
            CellState::Empty if classic => (CellKind::Empty, "emptyOne".into()),
            CellState::Empty => (CellKind::Empty, "empty".into()),
            CellState::EmptyRest => (CellKind::Empty, "emptyRest".into()),
            CellState::Tombstone => (CellKind::Deleted, "deleted".into()),
            CellState::EvacuatedX => (CellKind::Evacuated, "evacX".into()),
            CellState::EvacuatedY => (CellKind::Evacuated, "evacY".into()),
            CellState::EvacuatedEmpty => (CellKind::Evacuated, "evacEmpty".into()),
        };
        let full = kind == CellKind::Full;
        let machine = &self.run.moment.machine;
        let reader = Reader {
            program: machine.program(),
            heap: machine.heap(),
            names: self.names,
            bounds: crate::trace::Bounds { depth: 1, elements: 4, bytes: 24 },
        };
        let text = |ty, at| if full { reader.value_at(ty, at) } else { String::new() };
        let by = self.touched.iter().find(|(elem, _)| *elem == cell.elem);
        CellView {
            tag: tag.into(),
            kind,
            key: text(key, cell.key).into(),
            value: text(value, cell.elem).into(),
            touched: by.map(|(_, g)| Sign::new(g.0)),
        }
    }

    /// The writing flag; while it is set, with the goroutine that set it last.
    fn lamp(&self, flag: &str, on: bool) -> LampView {
        let step = self.run.moment.cursor.0;
        let marks = self.run.timeline.marks();
        let end = marks.partition_point(|mark| mark.step < step);
        let setter =
            || marks[..end].iter().rev().find(|mark| mark.kind == MarkKind::FlagSet(self.found.addr));
        LampView {
            label: format!("{flag} = {}", u8::from(on)).into(),
            on,
            owner: if on { setter().map(|mark| Sign::new(mark.g.0)) } else { None },
        }
    }

    fn operations(&self) -> Vec<OperationView> {
        let machine = &self.run.moment.machine;
        machine
            .goroutines()
            .filter(|goroutine| !goroutine.system)
            .filter_map(|goroutine| operations::operation(self.run, goroutine, self.found.addr))
            .collect()
    }
}

/// The header's fields that are worth a place; 0 in one of them that only growth uses is left out.
fn fields(
    now: &[crate::machine::map::picture::Field],
    old: &[crate::machine::map::picture::Field],
    shown: &[&str],
    growing: bool,
) -> Vec<FieldView> {
    now.iter()
        .filter(|field| shown.contains(&field.name))
        .filter(|field| match field.name {
            "nevacuate" => growing,
            "noverflow" | "globalDepth" | "clearSeq" => field.value != 0,
            _ => true,
        })
        .map(|field| {
            let value = match field.name {
                "seed" | "hash0" => format!("{:04x}…", field.value >> 48),
                _ => field.value.to_string(),
            };
            let before = old.iter().find(|other| other.name == field.name);
            FieldView {
                name: field.name.into(),
                value: value.into(),
                changed: before.is_some_and(|before| before.value != field.value),
            }
        })
        .collect()
}
