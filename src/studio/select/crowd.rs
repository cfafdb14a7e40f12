//! Which goroutines get a column of their own, and the others in groups: a page with ten thousand columns would be
//! neither quick nor readable, and forty that wait at one place say no more than two do.

use super::super::Lang;
use super::super::view::{CrowdGroup, CrowdView, GoroutineState, Sign};
use super::stage::wait_words;
use crate::event::Gid;
use crate::machine::{Goroutine, Machine, Profile, Status};
use std::collections::BTreeMap;

/// Columns at most.
const MOST_COLUMNS: usize = 60;
/// Where there are more goroutines than this, those that stand at the same place share columns.
const FEW: usize = 8;
/// Columns for goroutines that stand at one place.
const ALIKE: usize = 2;
/// Signs shown for a group.
const MOST_SIGNS: usize = 5;

/// The goroutines with a column, by number, and those without.
pub struct Crowd<'m> {
    pub columns: Vec<&'m Goroutine>,
    rest: Vec<&'m Goroutine>,
}

impl<'m> Crowd<'m> {
    /// `watched` always have a column: who runs now and who runs next. With `spread`, so have as many as there is room for.
    pub fn of(machine: &'m Machine, watched: &[Gid], spread: bool) -> Crowd<'m> {
        let all: Vec<&Goroutine> = machine.goroutines().filter(|goroutine| !goroutine.system).collect();
        let room = if spread { MOST_COLUMNS } else { FEW };
        if all.len() <= room {
            return Crowd { columns: all, rest: Vec::new() };
        }
        // First those that a person looks for, then the living, then the finished; each in the order of creation.
        let rank = |goroutine: &Goroutine| match goroutine.status {
            _ if goroutine.id == Gid(1) || watched.contains(&goroutine.id) => 0,
            Status::Runnable | Status::Parked(_) if !goroutine.panics.is_empty() => 0,
            Status::Runnable | Status::Parked(_) => 1,
            Status::Dead => 2,
        };
        let profile = machine.config().profile;
        let mut places: BTreeMap<Place, usize> = BTreeMap::new();
        let (mut columns, mut rest) = (Vec::new(), Vec::new());
        for wanted in 0..3 {
            for &goroutine in all.iter().filter(|goroutine| rank(goroutine) == wanted) {
                let crowded = wanted > 0 && !spread && {
                    let place = places.entry(place(profile, goroutine)).or_default();
                    *place += 1;
                    *place > ALIKE
                };
                if !crowded && columns.len() < MOST_COLUMNS { &mut columns } else { &mut rest }
                    .push(goroutine);
            }
        }
        columns.sort_unstable_by_key(|goroutine| goroutine.id);
        rest.sort_unstable_by_key(|goroutine| goroutine.id);
        Crowd { columns, rest }
    }

    /// The goroutines without a column, if there are any, or the way back to fewer columns. `state` as the columns show it.
    pub fn view(
        &self,
        machine: &Machine,
        lang: Lang,
        spread: bool,
        state: impl Fn(&Goroutine) -> GoroutineState,
    ) -> Option<CrowdView> {
        let spread_to = if spread { self.columns.len() > FEW } else { self.columns.len() < MOST_COLUMNS };
        let spread_to = spread_to.then_some(!spread);
        if self.rest.is_empty() && spread_to != Some(false) {
            return None;
        }
        let mut groups: BTreeMap<(u32, u8, &'static str), CrowdGroup> = BTreeMap::new();
        let profile = machine.config().profile;
        for goroutine in &self.rest {
            let state = state(goroutine);
            let wait = goroutine.wait().map(|wait| wait_words(profile, wait));
            let key = (goroutine.func.0, state as u8, wait.unwrap_or_default());
            let group = groups.entry(key).or_insert_with(|| {
                let func = machine.program().funcs.get(goroutine.func.0 as usize);
                let name = func.map_or("", |func| &func.name);
                let title = name.strip_prefix("main.").unwrap_or(name).into();
                CrowdGroup { count: 0, title, state, wait, first: Vec::new() }
            });
            group.count += 1;
            if group.first.len() < MOST_SIGNS {
                group.first.push(Sign::new(goroutine.id.0));
            }
        }
        let mut groups: Vec<CrowdGroup> = groups.into_values().collect();
        groups.sort_by_key(|group| std::cmp::Reverse(group.count));
        let count = self.rest.len();
        let title = match (lang, count) {
            (Lang::English, 0) => "Every goroutine has a column".to_owned(),
            (Lang::Chinese, 0) => "每个 goroutine 各占一列".to_owned(),
            (Lang::English, 1) => "1 more goroutine".to_owned(),
            (Lang::English, _) => format!("{count} more goroutines"),
            (Lang::Chinese, _) => format!("另有 {count} 个 goroutine"),
        };
        Some(CrowdView { title: title.into(), groups, spread_to })
    }
}

/// Where a goroutine stands: the function and instruction of each frame, and what it waits for there.
type Place = (Vec<(u32, u32)>, Option<&'static str>);

fn place(profile: Profile, goroutine: &Goroutine) -> Place {
    let frames = goroutine.frames.iter().map(|frame| (frame.func.0, frame.pc)).collect();
    (frames, goroutine.wait().map(|wait| wait_words(profile, wait)))
}

#[cfg(test)]
mod tests {
    use super::super::super::{Model, Msg, Theme, update, view};
    use super::*;

    const MANY: &str = "package main\nimport \"time\"\nfunc wait(c chan int) {\n<-c\n}\nfunc main() {\nc := make(chan int)\nfor range 300 {\ngo wait(c)\n}\ntime.Sleep(1)\nfor range 40 {\nc <- 1\n}\nc <- 2\n}\n";

    #[test]
    fn three_hundred_goroutines_are_columns_and_groups() {
        let mut model = Model::new(Lang::English, Theme::Auto);
        update(&mut model, Msg::Edit(MANY.into()));
        let mut effects = update(&mut model, Msg::Run);
        while model.recording && !effects.is_empty() {
            effects = update(&mut model, Msg::Continue);
        }
        let stage = view(&model, None).stage;
        let waiting = stage.goroutines.iter().filter(|of| of.wait.as_deref() == Some("chan receive"));
        assert_eq!(waiting.count(), ALIKE, "two stand for all that wait in one place");
        assert!(stage.goroutines.len() <= FEW);
        let crowd = stage.crowd.as_ref().expect("the others are grouped");
        assert_eq!(crowd.groups.iter().map(|group| group.count).sum::<usize>(), 301 - stage.goroutines.len());
        assert_eq!(crowd.spread_to, Some(true));
        update(&mut model, Msg::Spread(true));
        let stage = view(&model, None).stage;
        assert_eq!(stage.goroutines.len(), MOST_COLUMNS);
        assert_eq!(stage.goroutines[0].title.as_ref(), "main");
        let crowd = stage.crowd.as_ref().expect("the others are grouped");
        assert_eq!(crowd.groups.iter().map(|group| group.count).sum::<usize>(), 301 - MOST_COLUMNS);
        assert_eq!(crowd.groups[0].title.as_ref(), "wait");
        assert_eq!(crowd.groups[0].first.len(), MOST_SIGNS);
        assert_eq!(crowd.spread_to, Some(false));
    }
}
