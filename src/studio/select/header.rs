//! The header's pickers.

use super::super::Lang;
use super::super::lesson::LESSONS;
use super::super::model::Model;
use super::super::scheduler::{PER_LOOP_SUFFIX, PROFILES, Scheduler};
use super::super::view::{HeaderView, PickView};
use crate::machine::Profile;
use std::rc::Rc;

pub fn header(model: &Model) -> HeaderView {
    let lessons = LESSONS.iter().map(|lesson| (lesson.id, lesson.title.of(model.lang)));
    let own = match model.lang {
        Lang::English => "this program",
        Lang::Chinese => "当前程序",
    };
    let mut lesson = pick(lessons, model.lesson.map_or("", |lesson| lesson.id));
    if model.lesson.is_none() && !model.is_draft() {
        lesson.options.insert(0, ("".into(), own.into()));
    }
    for (at, draft) in model.drafts.iter().enumerate().rev() {
        lesson.options.insert(0, (format!("draft:{at}").into(), draft_name(model.lang, at, draft)));
    }
    if model.lesson.is_none() && model.is_draft() {
        lesson.chosen = "draft:0".into();
    }
    HeaderView {
        lesson,
        runtime: runtime(model),
        scheduler: pick(
            Scheduler::ALL.iter().map(|&scheduler| (scheduler.id(), scheduler.name(model.lang))),
            model.scheduler.id(),
        ),
        seed: model.scheduler.has_seed().then_some(model.seed),
        procs: (model.scheduler == Scheduler::GoLike).then_some(model.procs),
        whole_maps: model.atomic_maps,
        lang: model.lang,
        theme: model.theme,
        motion: model.motion,
        predict: model.predict,
    }
}

/// The runtimes; those of real Go also with a language version that has one variable per loop.
fn runtime(model: &Model) -> PickView {
    let mut options: Vec<(Rc<str>, Rc<str>)> = Vec::new();
    for (profile, id) in PROFILES {
        options.push((id.into(), profile_name(model.lang, profile).into()));
    }
    for (profile, id) in
        PROFILES.iter().filter(|(profile, _)| matches!(profile, Profile::Go127 | Profile::Go123))
    {
        let name = profile_name(model.lang, *profile);
        let name = match model.lang {
            Lang::English => format!("{name}, language go1.21"),
            Lang::Chinese => format!("{name}，语言版本 go1.21"),
        };
        options.push((format!("{id}{PER_LOOP_SUFFIX}").into(), name.into()));
    }
    let id = PROFILES.iter().find(|(profile, _)| *profile == model.profile).map_or("", |(_, id)| id);
    let suffix = if model.loop_variables_per_loop { PER_LOOP_SUFFIX } else { "" };
    PickView { options, chosen: format!("{id}{suffix}").into() }
}

/// A draft by its number and first own words.
fn draft_name(lang: Lang, at: usize, draft: &str) -> Rc<str> {
    let words = draft.lines().map(str::trim).find(|line| line.starts_with("//") && line.len() > 3);
    let words: String = words.unwrap_or_default().trim_start_matches('/').trim().chars().take(28).collect();
    let name = match (lang, at) {
        (Lang::English, 0) => "your draft".to_owned(),
        (Lang::English, at) => format!("earlier draft {at}"),
        (Lang::Chinese, 0) => "我的草稿".to_owned(),
        (Lang::Chinese, at) => format!("更早的草稿 {at}"),
    };
    if words.is_empty() { name.into() } else { format!("{name}: {words}").into() }
}

fn pick<'a>(options: impl Iterator<Item = (&'a str, &'a str)>, chosen: &str) -> PickView {
    PickView {
        options: options.map(|(id, label)| (id.into(), label.into())).collect(),
        chosen: chosen.into(),
    }
}

pub fn profile_name(lang: Lang, profile: Profile) -> &'static str {
    match (profile, lang) {
        (Profile::Go127, _) => "Go 1.27",
        (Profile::Go123, _) => "Go 1.23",
        (Profile::WhatIf, Lang::English) => "What if (no real Go)",
        (Profile::WhatIf, Lang::Chinese) => "假设（并非真实 Go）",
        (Profile::BeforeFix, Lang::English) => "Before fix #19359",
        (Profile::BeforeFix, Lang::Chinese) => "修复 #19359 之前",
    }
}
