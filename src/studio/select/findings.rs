//! What an exploration found besides outcomes: knots, leaks, races, lock orders, assertions, random executions.

use super::super::Lang;
use super::super::explore::Finding;
use super::super::narrate::{finding, knot as narrate};
use super::super::text::{self, counted};
use super::super::view::{AssertionView, ExploreView, KnotView, PlaceView, RaceView, StuckView, Tone};
use super::explore::interleavings_words;
use crate::analysis::knot::{Knot, Stuck};
use crate::analysis::race_report::Party;
use crate::explore::{AssertionReport, Inversion, LeakSummary, RaceSummary, Summary};
use std::rc::Rc;

pub fn fill(view: &mut ExploreView, report: &Summary, lang: Lang) {
    let all = || report.assertions.iter().enumerate();
    view.assertions = all().map(|(at, stated)| assertion(lang, at, stated)).collect();
    view.leaks = report.leaks.iter().enumerate().map(|(at, found)| leak(lang, at, found)).collect();
    view.races = report.races.iter().enumerate().map(|(at, found)| race(lang, at, found)).collect();
    view.races_rest = (report.more_races > 0).then(|| rest(lang, report.more_races));
    view.lock_orders =
        report.lock_orders.iter().enumerate().map(|(at, found)| lock_order(lang, at, found)).collect();
    view.samplings =
        report.samplings.iter().map(|sampling| finding::sampling(lang, sampling).into()).collect();
}

fn rest(lang: Lang, more: u64) -> Rc<str> {
    match lang {
        Lang::English => format!("… and {} of places more that race", counted(more, "pair")),
        Lang::Chinese => format!("……另有 {} 对位置存在竞争", text::grouped(more)),
    }
    .into()
}

pub fn knot(lang: Lang, knot: &Knot) -> KnotView {
    KnotView {
        shape: narrate::shape(lang, knot.shape).into(),
        stuck: knot.stuck.iter().map(|stuck| self::stuck(lang, stuck)).collect(),
    }
}

fn stuck(lang: Lang, stuck: &Stuck) -> StuckView {
    StuckView {
        who: narrate::who(stuck).into(),
        object: stuck.object.as_deref().unwrap_or(&stuck.operation).into(),
        holders: stuck.holders.iter().map(|holder| format!("g{}", holder.0).into()).collect(),
        story: narrate::story(lang, stuck).into(),
    }
}

fn assertion(lang: Lang, at: usize, stated: &AssertionReport) -> AssertionView {
    let tone = match stated.verdict {
        verdict if verdict.is_good() => Tone::Good,
        verdict if verdict.is_bad() => Tone::Bad,
        _ => Tone::Open,
    };
    AssertionView {
        finding: Finding::Assertion(at),
        line: stated.assertion.line,
        text: stated.assertion.text.as_str().into(),
        verdict: finding::verdict(lang, stated.verdict).into(),
        tone,
        can_open: stated.schedule.is_some(),
    }
}

fn leak(lang: Lang, at: usize, leak: &LeakSummary) -> PlaceView {
    let stuck = leak.stuck.as_ref();
    PlaceView {
        finding: Finding::Leak(at),
        title: stuck.map_or("".into(), |stuck| narrate::shape(lang, stuck.shape).into()),
        text: stuck.map_or(leak.who.as_str().into(), |stuck| narrate::story(lang, stuck).into()),
        count: interleavings_words(lang, leak.classes),
        can_open: leak.schedule.is_some(),
    }
}

fn race(lang: Lang, at: usize, race: &RaceSummary) -> RaceView {
    let report = &race.report;
    let side = |party: &Party| -> (Rc<str>, Rc<str>) {
        let what = match lang {
            Lang::English => format!("{} at {}", finding::access(lang, party.kind), party.place()),
            Lang::Chinese => format!("{} {}", party.place(), finding::access(lang, party.kind)),
        };
        (format!("g{}", party.g.0).into(), what.into())
    };
    RaceView {
        finding: Finding::Race(at),
        title: report.object.as_deref().unwrap_or(text::of(lang).explore_same_memory).into(),
        sides: [side(&report.first), side(&report.second)],
        heard: report.heard.as_deref().map(Rc::from),
        told: report.told.as_deref().map(Rc::from),
        why: finding::race(lang, report).into(),
        report: report.text.trim().trim_matches('=').trim().into(),
        count: interleavings_words(lang, race.classes),
        can_open: race.schedule.is_some(),
    }
}

fn lock_order(lang: Lang, at: usize, inversion: &Inversion) -> PlaceView {
    PlaceView {
        finding: Finding::LockOrder(at),
        title: inversion.locks.join(" ⇄ ").into(),
        text: finding::inversion(lang, inversion).join("\n").into(),
        count: "".into(),
        can_open: inversion.schedule.is_some(),
    }
}
