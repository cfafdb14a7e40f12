//! The header's pickers.

use super::super::Lang;
use super::super::lesson::LESSONS;
use super::super::model::{Model, PROFILES, Scheduler};
use super::super::view::{HeaderView, PickView};
use crate::machine::Profile;

pub fn header(model: &Model) -> HeaderView {
    let lessons = LESSONS.iter().map(|lesson| (lesson.id, lesson.title.of(model.lang)));
    let own = match model.lang {
        Lang::English => "your program",
        Lang::Chinese => "自己的程序",
    };
    let mut lesson = pick(lessons, model.lesson.map_or("", |lesson| lesson.id));
    if model.lesson.is_none() {
        lesson.options.insert(0, ("".into(), own.into()));
    }
    HeaderView {
        lesson,
        runtime: pick(
            PROFILES.iter().map(|&(profile, id)| (id, profile_name(model.lang, profile))),
            PROFILES.iter().find(|(profile, _)| *profile == model.profile).map_or("", |(_, id)| id),
        ),
        scheduler: pick(
            Scheduler::ALL.iter().map(|&scheduler| (scheduler.id(), scheduler.name(model.lang))),
            model.scheduler.id(),
        ),
        seed: model.scheduler.has_seed().then_some(model.seed),
        lang: model.lang,
        theme: model.theme,
        motion: model.motion,
        predict: model.predict,
    }
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
