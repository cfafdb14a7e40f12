//! The findings of an exploration, in words.

use super::super::Lang;
use super::super::explore::{Exploring, Finding, Searching};
use super::super::model::Model;
use super::super::narrate::finding;
use super::super::text::{counted, grouped};
use super::super::view::{ExploreView, FoundView, OutcomeKind};
use super::{findings, interleavings};
use crate::explore::{Covered, Found, Kind, Summary};
use std::rc::Rc;

/// Executions from which on their rate is told.
const RATED: u64 = 1_000;

pub fn explore(model: &Model, last: Option<&Rc<ExploreView>>) -> Option<Rc<ExploreView>> {
    model.exploring.as_ref().map(|exploring| searched(model, exploring, last))
}

#[inline(never)]
fn searched(model: &Model, exploring: &Exploring, last: Option<&Rc<ExploreView>>) -> Rc<ExploreView> {
    let stamp = stamp(exploring, model.lang);
    if let Some(last) = last.filter(|last| last.stamp == stamp) {
        return last.clone();
    }
    let mut view = ExploreView {
        stamp,
        running: exploring.running(),
        summary: summary(exploring, model.lang).into(),
        rate: "".into(),
        outcomes: Vec::new(),
        assertions: Vec::new(),
        leaks: Vec::new(),
        races: Vec::new(),
        races_rest: None,
        lock_orders: Vec::new(),
        samplings: Vec::new(),
        tree: Vec::new(),
        tree_rest: None,
    };
    if let Some(report) = &exploring.report {
        fill(&mut view, report, exploring.milliseconds, model.lang);
    }
    Rc::new(view)
}

#[inline(never)]
fn fill(view: &mut ExploreView, report: &Summary, milliseconds: f64, lang: Lang) {
    let executions = report.executions;
    let seconds = milliseconds / 1000.0;
    let mut rate = match (lang, report.states_met) {
        (Lang::English, 0) => format!("{} in {seconds:.1} s", counted(executions, "execution")),
        (Lang::Chinese, 0) => format!("{seconds:.1} 秒内执行 {} 次", grouped(executions)),
        (Lang::English, states) => {
            format!("{} and {} in {seconds:.1} s", counted(executions, "execution"), counted(states, "state"))
        }
        (Lang::Chinese, states) => {
            format!("{seconds:.1} 秒内执行 {} 次，遇到 {} 个状态", grouped(executions), grouped(states))
        }
    };
    // Of a search that ended sooner, the time is the worker's own start.
    if report.states_met == 0 && (view.running || executions >= RATED) {
        let a_second = grouped((executions as f64 / seconds.max(0.001)) as u64);
        match lang {
            Lang::English => rate.push_str(&format!(" · {a_second} a second")),
            Lang::Chinese => rate.push_str(&format!(" · 每秒 {a_second} 次")),
        }
    }
    view.rate = rate.into();
    let classes = report.classes.max(1) as f64;
    view.outcomes =
        report.outcomes.iter().enumerate().map(|(at, found)| outcome(lang, at, found, classes)).collect();
    if report.states.is_some() {
        told_by_chance(&mut view.outcomes, &report.outcomes, lang);
    }
    // The tree names outcomes by their number in the report.
    view.tree = interleavings::tree(&report.tree, &view.outcomes);
    view.outcomes.sort_by_key(|found| found.kind == OutcomeKind::Exit);
    findings::fill(view, report, lang);
    let rest = report.classes.saturating_sub(report.tree.list.len() as u64);
    if !view.tree.is_empty() && rest > 0 {
        let words = match lang {
            Lang::English => format!("… and {} more", grouped(rest)),
            Lang::Chinese => format!("……另有 {} 种", grouped(rest)),
        };
        view.tree_rest = Some(words.into());
    }
}

fn stamp(exploring: &Exploring, lang: Lang) -> (u32, u64, u8, &'static str) {
    let state = match exploring.state {
        Searching::Running => 0,
        Searching::Stopped => 1,
        Searching::Done { .. } => 2,
        Searching::Failed(_) => 3,
    };
    (exploring.job, exploring.milliseconds.to_bits(), state, lang.tag())
}

fn summary(exploring: &Exploring, lang: Lang) -> String {
    let classes = exploring.report.as_ref().map_or(0, |report| report.classes);
    let left_out = exploring.report.as_ref().map(|report| report.left_out).unwrap_or_default();
    let mut text = match (&exploring.state, &exploring.report, lang) {
        (Searching::Failed(message), _, Lang::English) => format!("The search failed: {message}"),
        (Searching::Failed(message), _, Lang::Chinese) => format!("搜索失败：{message}"),
        (_, None, Lang::English) => "Starting the search …".into(),
        (_, None, Lang::Chinese) => "正在启动搜索……".into(),
        (Searching::Running, Some(_), Lang::English) => format!("{} different so far", grouped(classes)),
        (Searching::Running, Some(_), Lang::Chinese) => format!("目前有 {} 种不同的交错", grouped(classes)),
        (Searching::Stopped | Searching::Done { .. }, Some(report), lang) => covered(lang, report),
    };
    if let (false, Some(left_out)) = (exploring.running(), finding::left_out(lang, left_out)) {
        if lang == Lang::English {
            text.push(' ');
        }
        text.push_str(&left_out);
    }
    match (&exploring.state, lang) {
        (Searching::Stopped, Lang::English) => text.push_str(" Stopped by you."),
        (Searching::Stopped, Lang::Chinese) => text.push_str("由你停止。"),
        (Searching::Done { full: true }, Lang::English) => {
            text.push_str(" The search ended because its memory (512 MB) was used up.");
        }
        (Searching::Done { full: true }, Lang::Chinese) => {
            text.push_str("搜索的内存（512 MB）已用尽，故到此为止。")
        }
        (Searching::Running | Searching::Done { full: false } | Searching::Failed(_), _) => {}
    }
    text
}

pub(super) fn interleavings_words(lang: Lang, count: u64) -> Rc<str> {
    match lang {
        Lang::English => counted(count, "interleaving"),
        Lang::Chinese => format!("{} 种交错", grouped(count)),
    }
    .into()
}

fn covered(lang: Lang, report: &Summary) -> String {
    let Summary { covered, classes, estimate, .. } = *report;
    if let (Covered::Everything, Some(states)) = (covered, report.states) {
        let states = grouped(states);
        return match lang {
            Lang::English => {
                format!("All interleavings were seen, by way of the {states} states that they come to.")
            }
            Lang::Chinese => format!("已看遍所有交错：它们一共到达 {states} 个状态，逐个看过。"),
        };
    }
    let seen = counted(classes, "interleaving");
    let were = if classes == 1 { "was" } else { "were" };
    // A count up to what can be read as one; beyond, its size.
    let about = if estimate < 1e9 { grouped(estimate.round() as u64) } else { format!("{estimate:.0e}") };
    let classes = grouped(classes);
    match (lang, covered) {
        (Lang::English, Covered::Everything) if classes == "1" => {
            "All interleavings were seen: they differ in nothing but the order of independent steps.".into()
        }
        (Lang::English, Covered::Everything) => format!(
            "All interleavings were seen: {classes} that differ in more than the order of independent steps."
        ),
        (Lang::Chinese, Covered::Everything) => {
            format!("已看遍所有交错：除独立步骤的先后外，共有 {classes} 种。")
        }
        (Lang::English, Covered::Preemptions(bound)) => format!(
            "{seen} {were} seen, of about {about}: all of those with at most {}.",
            counted(bound.into(), "preemption")
        ),
        (Lang::Chinese, Covered::Preemptions(bound)) => {
            format!("看过 {classes} 种交错，估计约有 {about} 种；抢占不超过 {bound} 次的已全部看过。")
        }
        (Lang::English, Covered::Part) => {
            format!("{seen} {were} seen, of about {about}. There may be other outcomes.")
        }
        (Lang::Chinese, Covered::Part) => {
            format!("看过 {classes} 种交错，估计约有 {about} 种，可能还有别的结果。")
        }
    }
}

fn outcome(lang: Lang, at: usize, found: &Found, classes: f64) -> FoundView {
    let (kind, title) = match (found.key.kind, lang) {
        (Kind::Exit, Lang::English) => (exit(found.key.code), format!("exit code {}", found.key.code)),
        (Kind::Exit, Lang::Chinese) => (exit(found.key.code), format!("退出码 {}", found.key.code)),
        (Kind::Panic, _) => (OutcomeKind::Panic, "panic".into()),
        (Kind::Fatal, _) => (OutcomeKind::Fatal, "fatal error".into()),
        (Kind::Deadlock, Lang::English) => (OutcomeKind::Deadlock, "deadlock".into()),
        (Kind::Deadlock, Lang::Chinese) => (OutcomeKind::Deadlock, "死锁".into()),
        (Kind::Endless, Lang::English) if found.is_cut() => (OutcomeKind::OutOfFuel, "cut short".into()),
        (Kind::Endless, Lang::Chinese) if found.is_cut() => (OutcomeKind::OutOfFuel, "中途截断".into()),
        (Kind::Endless, Lang::English) => (OutcomeKind::OutOfFuel, "does not end".into()),
        (Kind::Endless, Lang::Chinese) => (OutcomeKind::OutOfFuel, "不会结束".into()),
        (Kind::OutOfMemory, Lang::English) => (OutcomeKind::OutOfFuel, "memory used up".into()),
        (Kind::OutOfMemory, Lang::Chinese) => (OutcomeKind::OutOfFuel, "内存用尽".into()),
        (Kind::Unmodelled, Lang::English) => (OutcomeKind::OutOfFuel, "memory read as another type".into()),
        (Kind::Unmodelled, Lang::Chinese) => (OutcomeKind::OutOfFuel, "以别的类型读取内存".into()),
        (Kind::Engine, Lang::English) => (OutcomeKind::OutOfFuel, "a fault of the lab".into()),
        (Kind::Engine, Lang::Chinese) => (OutcomeKind::OutOfFuel, "实验室自身的错误".into()),
    };
    let printed = String::from_utf8_lossy(&found.key.stdout).into_owned();
    let is_output = found.key.text.is_empty();
    let text = if is_output { printed } else { found.key.text.clone() };
    let text: String = text.lines().take(4).collect::<Vec<_>>().join("\n").chars().take(200).collect();
    let often = interleavings_words(lang, found.classes);
    let simplest = simplest(lang, found.preemptions);
    let chance = chance(lang, found.chance);
    let count: Vec<_> = [often.to_string()].into_iter().chain(chance).chain(simplest).collect();
    FoundView {
        finding: Finding::Outcome(at),
        kind,
        title: title.into(),
        is_output: is_output && !text.is_empty(),
        text: text.into(),
        count: count.join(" · ").into(),
        share: (found.classes as f64 / classes).min(1.0),
        can_open: found.schedule.is_some(),
        knot: found.knot.as_ref().map(|knot| findings::knot(lang, knot)),
    }
}

/// How few preemptions lead there; none where only the search over states came there, which does not count them.
fn simplest(lang: Lang, preemptions: u32) -> Option<String> {
    Some(match (lang, preemptions) {
        (_, u32::MAX) => return None,
        (Lang::English, 0) => "no preemption needed".to_owned(),
        (Lang::Chinese, 0) => "无需抢占".to_owned(),
        (Lang::English, 1) => "1 preemption suffices".to_owned(),
        (Lang::English, many) => format!("{} suffice", counted(many.into(), "preemption")),
        (Lang::Chinese, many) => format!("最少抢占 {many} 次"),
    })
}

/// Where all states were seen, classes were counted in part: the bars are of chances instead.
fn told_by_chance(views: &mut [FoundView], outcomes: &[Found], lang: Lang) {
    for (view, found) in views.iter_mut().zip(outcomes) {
        let chance = chance(lang, found.chance);
        let told = chance.into_iter().chain(simplest(lang, found.preemptions));
        view.count = told.collect::<Vec<_>>().join(" · ").into();
        view.share = found.chance.min(1.0);
    }
}

/// How many of a hundred random executions come to it; none while that was not tried.
fn chance(lang: Lang, chance: f64) -> Option<String> {
    let percent = match chance * 100.0 {
        none if none <= 0.0 => return None,
        all if all >= 99.95 => "100".to_owned(),
        some => format!("{some:.1}"),
    };
    Some(match lang {
        Lang::English => format!("{percent} % of random runs"),
        Lang::Chinese => format!("随机执行中占 {percent} %"),
    })
}

fn exit(code: i32) -> OutcomeKind {
    if code == 0 { OutcomeKind::Exit } else { OutcomeKind::ExitCode }
}
