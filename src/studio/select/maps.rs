//! Map cards: the header under its runtime names, the flag as a lamp with its owner, directory and evacuation, and each
//! goroutine's operation as a strip of micro-steps. Cells are in `map_blocks`, iterators in `map_iterators`.

use super::super::view::{FieldView, LampView, MapView, OperationView, Sign, StageView};
use super::map_blocks::Blocks;
use super::{Here, card_id, map_iterators, operations};
use crate::code::program::{TypeDesc, TypeId};
use crate::machine::Machine;
use crate::machine::map::picture::{ClassicPicture, Field, SwissPicture};
use crate::machine::map::{MapPicture, inspect};
use crate::trace::{MarkKind, Names, Reached};
use std::rc::Rc;

/// Map cards drawn at most.
const MOST_MAPS: usize = 8;

pub fn add(here: &Here<'_>, found: &Reached, view: &mut StageView) {
    if view.maps.len() >= MOST_MAPS {
        return;
    }
    let before = here.run.before.as_ref().map(|before| picture(&before.machine, found));
    let card = Card { here, found };
    let map = match picture(here.machine, found) {
        MapPicture::Nil => return,
        MapPicture::Classic(classic) => card.classic(&classic, before.as_ref()),
        MapPicture::Swiss(swiss) => card.swiss(&swiss, before.as_ref()),
    };
    view.maps.push(Rc::new(map));
}

fn picture(machine: &Machine, found: &Reached) -> MapPicture {
    inspect(machine.heap(), machine.program(), machine.config().profile, found.addr, found.ty)
}

struct Card<'a> {
    here: &'a Here<'a>,
    found: &'a Reached,
}

impl Card<'_> {
    fn view(&self, header: Vec<FieldView>, lamps: Vec<LampView>, blocks: Blocks<'_>) -> MapView {
        let name = match self.here.run.names.name(self.found.addr) {
            Some(number) => format!("{} · {number}", self.found.name),
            None => self.found.name.clone(),
        };
        MapView {
            id: card_id(self.found.addr),
            name: name.into(),
            ty: self.desc(self.found.ty).map_or("map".into(), |desc| desc.name.clone()),
            header,
            lamps,
            directory: Vec::new(),
            evacuation: None,
            iterators: map_iterators::views(self.here, self.found, blocks.iterators()),
            hidden: blocks.hidden(),
            groups: blocks.into_groups(),
            operations: self.operations(),
        }
    }

    fn desc(&self, ty: TypeId) -> Option<&TypeDesc> {
        self.here.machine.program().types.get(ty.0 as usize)
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
        let mut blocks = Blocks::new(self.here, self.found);
        blocks.classic(map);
        let mut view = self.view(header, lamps, blocks);
        view.evacuation = map.old.as_ref().map(|old| {
            let moved = old.buckets.iter().filter(|bucket| bucket.evacuated).count() as u64;
            (moved, old.buckets.len() as u64)
        });
        view
    }

    fn swiss(&self, map: &SwissPicture, before: Option<&MapPicture>) -> MapView {
        let old = match before {
            Some(MapPicture::Swiss(old)) => old.header.as_slice(),
            _ => &[],
        };
        let shown = ["used", "dirLen", "globalDepth", "seed", "clearSeq"];
        let header = fields(&map.header, old, &shown, false);
        let mut blocks = Blocks::new(self.here, self.found);
        blocks.swiss(map);
        let mut view = self.view(header, vec![self.lamp("writing", map.writing)], blocks);
        view.directory = map.directory.iter().take(64).map(|&table| table as u32).collect();
        view
    }

    /// The writing flag; while it is set, with the goroutine that set it last.
    fn lamp(&self, flag: &str, on: bool) -> LampView {
        let run = self.here.run;
        let marks = run.timeline.marks();
        let end = marks.partition_point(|mark| mark.step < run.moment.cursor.0);
        let setter =
            || marks[..end].iter().rev().find(|mark| mark.kind == MarkKind::FlagSet(self.found.addr));
        LampView {
            label: format!("{flag} = {}", u8::from(on)).into(),
            on,
            owner: if on { setter().map(|mark| Sign::new(mark.g.0)) } else { None },
        }
    }

    fn operations(&self) -> Vec<OperationView> {
        let goroutines = self.here.machine.goroutines().filter(|goroutine| !goroutine.system);
        goroutines
            .filter_map(|goroutine| operations::operation(self.here.run, goroutine, self.found.addr))
            .collect()
    }
}

/// The header's fields that are worth a place; 0 in one of them that only growth uses is left out.
fn fields(now: &[Field], old: &[Field], shown: &[&str], growing: bool) -> Vec<FieldView> {
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
