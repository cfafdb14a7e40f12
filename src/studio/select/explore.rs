//! The findings of an exploration, in words.

use super::super::Lang;
use super::super::model::Model;
use super::super::view::{ExploreView, FoundView, OutcomeKind};
use crate::explore::{Covered, Found, Kind};

pub fn explore(model: &Model) -> Option<ExploreView> {
    let exploring = model.exploring.as_ref()?;
    let report = &exploring.report;
    let classes = report.classes.max(1) as f64;
    let summary = match (exploring.running, model.lang) {
        (true, Lang::English) => {
            format!("{} executions so far, {} different", exploring.executions, report.classes)
        }
        (true, Lang::Chinese) => {
            format!("已执行 {} 次，其中 {} 种不同", exploring.executions, report.classes)
        }
        (false, lang) => covered(lang, report.covered, report.classes, report.estimate),
    };
    let outcomes = report.outcomes.iter().map(|found| outcome(model.lang, found, classes)).collect();
    let races =
        report.races.iter().map(|race| race.report.text.trim().trim_matches('=').trim().into()).collect();
    Some(ExploreView { running: exploring.running, summary: summary.into(), outcomes, races })
}

fn covered(lang: Lang, covered: Covered, classes: u64, estimate: f64) -> String {
    match (lang, covered) {
        (Lang::English, Covered::Everything) => {
            format!(
                "All interleavings were seen: {classes} that differ in more than the order of independent steps."
            )
        }
        (Lang::Chinese, Covered::Everything) => {
            format!("已看遍所有交错：除独立步骤的先后外，共有 {classes} 种。")
        }
        (Lang::English, Covered::Preemptions(bound)) => format!(
            "{classes} interleavings were seen, of about {estimate:.0}: all of those with at most {bound} preemptions."
        ),
        (Lang::Chinese, Covered::Preemptions(bound)) => {
            format!("看过 {classes} 种交错，估计约有 {estimate:.0} 种；抢占不超过 {bound} 次的已全部看过。")
        }
        (Lang::English, Covered::Part) => {
            format!("{classes} interleavings were seen, of about {estimate:.0}. There may be other outcomes.")
        }
        (Lang::Chinese, Covered::Part) => {
            format!("看过 {classes} 种交错，估计约有 {estimate:.0} 种，可能还有别的结果。")
        }
    }
}

fn outcome(lang: Lang, found: &Found, classes: f64) -> FoundView {
    let (kind, title) = match (found.key.kind, lang) {
        (Kind::Exit, Lang::English) => (OutcomeKind::Exit, format!("exit code {}", found.key.code)),
        (Kind::Exit, Lang::Chinese) => (OutcomeKind::Exit, format!("退出码 {}", found.key.code)),
        (Kind::Panic, _) => (OutcomeKind::Panic, "panic".into()),
        (Kind::Fatal, _) => (OutcomeKind::Fatal, "fatal error".into()),
        (Kind::Deadlock, Lang::English) => (OutcomeKind::Deadlock, "deadlock".into()),
        (Kind::Deadlock, Lang::Chinese) => (OutcomeKind::Deadlock, "死锁".into()),
        (Kind::Endless, Lang::English) => (OutcomeKind::OutOfFuel, "does not end".into()),
        (Kind::Endless, Lang::Chinese) => (OutcomeKind::OutOfFuel, "不会结束".into()),
        (Kind::OutOfMemory, Lang::English) => (OutcomeKind::OutOfFuel, "memory used up".into()),
        (Kind::OutOfMemory, Lang::Chinese) => (OutcomeKind::OutOfFuel, "内存用尽".into()),
        (Kind::Engine, Lang::English) => (OutcomeKind::OutOfFuel, "a fault of the lab".into()),
        (Kind::Engine, Lang::Chinese) => (OutcomeKind::OutOfFuel, "实验室自身的错误".into()),
    };
    let printed = String::from_utf8_lossy(&found.key.stdout).into_owned();
    let text = if found.key.text.is_empty() { printed } else { found.key.text.clone() };
    let text: String = text.lines().take(4).collect::<Vec<_>>().join("\n").chars().take(200).collect();
    let count = match lang {
        Lang::English => {
            format!("{} interleavings · {} preemptions suffice", found.classes, found.preemptions)
        }
        Lang::Chinese => format!("{} 种交错 · 最少抢占 {} 次", found.classes, found.preemptions),
    };
    FoundView {
        kind,
        title: title.into(),
        text: text.into(),
        count: count.into(),
        share: (found.classes as f64 / classes).min(1.0),
        can_open: found.schedule.is_some(),
    }
}
