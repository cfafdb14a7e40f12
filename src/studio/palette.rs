//! The command palette: everything that the page can do, found by a few letters. Pure; the page draws the matches.

use super::lesson::LESSONS;
use super::model::Model;
use super::scheduler::{PROFILES, Scheduler};
use super::select::profile_name;
use super::{Grain, Msg, Until, text};
use std::rc::Rc;

/// What an entry of the palette asks for: a message to the studio, or something of the page's frame.
#[derive(Clone, Debug, PartialEq)]
pub enum PaletteAction {
    Studio(Msg),
    ShortcutSheet,
    Print,
}

/// One entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The kind of entry: `Lesson`, `Runtime`.
    pub group: Rc<str>,
    pub label: Rc<str>,
    /// The keys that do the same; empty for none.
    pub keys: &'static str,
    pub action: PaletteAction,
}

/// Entries shown at most.
const MOST: usize = 40;

/// The entries that fit `query`, the best first. A number goes to that step.
pub fn matches(model: &Model, query: &str) -> Vec<Entry> {
    let query = query.trim();
    let mut list: Vec<(u32, Entry)> =
        all(model).into_iter().filter_map(|entry| Some((fit(&entry, query)?, entry))).collect();
    // Stable: entries that fit equally well keep their order.
    list.sort_by_key(|(cost, _)| *cost);
    let mut entries: Vec<Entry> = list.into_iter().map(|(_, entry)| entry).collect();
    if let Ok(step) = query.parse::<u64>()
        && model.run.is_some()
    {
        let text = text::of(model.lang);
        entries.insert(
            0,
            Entry {
                group: text.step.into(),
                label: format!("{} {step}", text.desk.go_to_step).into(),
                keys: "",
                action: PaletteAction::Studio(Msg::Seek(step)),
            },
        );
    }
    entries.truncate(MOST);
    entries
}

/// How badly an entry fits: 0 for the beginning of a word, more for letters that lie apart; none if they are not there.
fn fit(entry: &Entry, query: &str) -> Option<u32> {
    let hay = format!("{} {}", entry.label, entry.group).to_lowercase();
    let needle = query.to_lowercase();
    if let Some(at) = hay.find(&needle) {
        let starts_word = at == 0 || hay[..at].ends_with([' ', '-', '(']);
        return Some(if starts_word { 0 } else { 1 });
    }
    let mut rest = hay.chars();
    let mut gaps = 2;
    for wanted in needle.chars().filter(|c| !c.is_whitespace()) {
        loop {
            match rest.next() {
                Some(c) if c == wanted => break,
                Some(_) => gaps += 1,
                None => return None,
            }
        }
    }
    Some(gaps)
}

fn all(model: &Model) -> Vec<Entry> {
    let text = text::of(model.lang);
    let entry = |group: &str, label: &str, keys, action| Entry {
        group: group.into(),
        label: label.into(),
        keys,
        action,
    };
    let studio = |group: &str, label: &str, keys, msg| entry(group, label, keys, PaletteAction::Studio(msg));
    let mut list = vec![
        studio("", text.run, "Ctrl Enter", Msg::Run),
        studio("", text.explore, "", Msg::Explore),
        studio("", text.share, "Ctrl S", Msg::Share),
        studio(text.timeline, text.first, "Home", Msg::First),
        studio(text.timeline, text.last, "End", Msg::Last),
        studio(text.timeline, text.play, "Space", Msg::TogglePlay),
        studio(text.timeline, text.fork, "f", Msg::Fork),
        studio(text.timeline, text.undo, "u", Msg::UndoChoice),
        studio(text.until, text.until_switch, "s", Msg::RunUntil(Until::Switch)),
        studio(text.until, text.until_map, "m", Msg::RunUntil(Until::MapOperation)),
        studio(text.until, text.until_breakpoint, "b", Msg::RunUntil(Until::Breakpoint)),
        studio(text.until, text.until_panic, "p", Msg::RunUntil(Until::Panic)),
        studio("", text.other_language, "", Msg::Lang(model.lang.other())),
        studio("", theme_words(model), "", Msg::Theme(model.theme.next())),
        studio("", motion_words(model), "", Msg::Motion(model.motion.next())),
        studio(
            "",
            if model.predict { text.desk.predict_off } else { text.desk.predict_on },
            "",
            Msg::Predict(!model.predict),
        ),
        studio(
            text.runtime,
            if model.atomic_maps { text.desk.whole_maps_off } else { text.desk.whole_maps_on },
            "",
            Msg::WholeMaps(!model.atomic_maps),
        ),
        entry("", text.shortcuts, "?", PaletteAction::ShortcutSheet),
        entry("", text.desk.print, "", PaletteAction::Print),
    ];
    for (grain, name) in [
        (Grain::Micro, text.grain_micro),
        (Grain::Statement, text.grain_statement),
        (Grain::Event, text.grain_event),
        (Grain::Switch, text.grain_switch),
    ] {
        list.push(studio(text.grain, name, "", Msg::Grain(grain)));
    }
    if !model.drafts.is_empty() && !model.is_draft() {
        list.push(studio("", text.desk.draft_back, "", Msg::RestoreDraft));
    }
    list.extend(
        LESSONS
            .iter()
            .map(|of| studio(text.lesson, of.title.of(model.lang), "", Msg::Lesson(of.id.to_owned()))),
    );
    list.extend(PROFILES.iter().map(|&(profile, id)| {
        studio(text.runtime, profile_name(model.lang, profile), "", Msg::Runtime(id.to_owned()))
    }));
    list.extend(
        Scheduler::ALL
            .iter()
            .map(|of| studio(text.scheduler, of.name(model.lang), "", Msg::Scheduler(of.id().to_owned()))),
    );
    list.extend(
        [1u64, 2, 4, 8, 16, 64]
            .map(|procs| studio("P", &format!("GOMAXPROCS {procs}"), "", Msg::Procs(procs))),
    );
    list
}

/// What the theme becomes.
fn theme_words(model: &Model) -> &'static str {
    let text = text::of(model.lang);
    match model.theme.next() {
        super::Theme::Auto => text.theme_auto,
        super::Theme::Light => text.theme_light,
        super::Theme::Dark => text.theme_dark,
    }
}

/// What motion becomes.
fn motion_words(model: &Model) -> &'static str {
    let desk = &text::of(model.lang).desk;
    match model.motion.next() {
        super::MotionChoice::Auto => desk.motion_auto,
        super::MotionChoice::On => desk.motion_on,
        super::MotionChoice::Off => desk.motion_off,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Lang, Theme};
    use super::*;

    fn labels(query: &str) -> Vec<String> {
        let model = Model::new(Lang::English, Theme::Auto);
        matches(&model, query).iter().map(|entry| entry.label.to_string()).collect()
    }

    #[test]
    fn a_few_letters_find_a_command() {
        assert_eq!(labels("go 1.23")[0], "Go 1.23");
        assert_eq!(labels("expl")[0], "Explore all interleavings");
        assert!(labels("zzqq").is_empty());
    }

    #[test]
    fn letters_apart_fit_less_well_than_a_word() {
        let found = labels("run");
        assert_eq!(found[0], "Run");
    }

    #[test]
    fn a_number_goes_to_that_step_once_there_is_a_run() {
        let mut model = Model::new(Lang::English, Theme::Auto);
        assert!(
            matches(&model, "12").iter().all(|entry| entry.action != PaletteAction::Studio(Msg::Seek(12)))
        );
        super::super::update(&mut model, Msg::Run);
        assert_eq!(matches(&model, "12")[0].action, PaletteAction::Studio(Msg::Seek(12)));
    }

    #[test]
    fn ps_and_whole_map_operations_are_settings() {
        let mut model = Model::new(Lang::English, Theme::Auto);
        for entry in ["gomaxprocs 64", "whole"].map(|words| matches(&model, words).remove(0)) {
            if let PaletteAction::Studio(msg) = entry.action {
                super::super::update(&mut model, msg);
            }
        }
        assert_eq!((model.procs, model.atomic_maps), (64, true));
        super::super::update(&mut model, Msg::Procs(0));
        assert_eq!(model.procs, 1, "there is no run without a P");
        assert_eq!(&*matches(&model, "map operations")[0].label, "Map operations: step by step");
    }
}
