//! The search through a program's interleavings as the studio sees it: a job that runs elsewhere, its last report, and
//! its findings by number.

use super::model::Model;
use super::update::Effect;
use super::view::NoticeKind;
use super::{editing, text};
use crate::event::Schedule;
use crate::explore::{Misstated, Summary, assertions};
use crate::scenario::{self, Scenario};
use std::rc::Rc;

/// An exploration and the program it belongs to.
pub struct Exploring {
    /// Replies of other jobs are stale.
    pub job: u32,
    /// What is searched: the program, its runtime and its settings.
    pub scenario: Scenario,
    /// The program's text.
    pub source: Rc<str>,
    /// None until the first reply.
    pub report: Option<Summary>,
    pub milliseconds: f64,
    pub state: Searching,
}

/// How a search stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Searching {
    Running,
    /// The person ended it.
    Stopped,
    /// It came to its end; `full`: because its memory was used up.
    Done {
        full: bool,
    },
    Failed(String),
}

/// Something found that a schedule leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// By its place among the report's outcomes.
    Outcome(usize),
    /// By its place among the report's leaks.
    Leak(usize),
    /// By its place among the report's races.
    Race(usize),
    /// By its place among the report's interleavings.
    Interleaving(usize),
    /// By its place among the report's lock orders.
    LockOrder(usize),
    /// By its place among the report's assertions.
    Assertion(usize),
}

/// The words that an assertion can begin with.
pub const QUANTIFIERS: [&str; 3] = ["never", "always", "sometimes"];

/// What it can be about besides a condition.
pub const ENDINGS: [&str; 7] = ["panic", "fatal", "deadlock", "race", "leak", "exit", "prints"];

/// `never exit 1`, `sometimes fatal "concurrent map writes"`; with no ending `text` is a condition.
pub fn statement(quantifier: &str, ending: &str, text: &str) -> String {
    let text = text.trim();
    match (ending, text) {
        ("", condition) => format!("{quantifier} {condition}"),
        (ending, "") => format!("{quantifier} {ending}"),
        ("exit", code) => format!("{quantifier} exit {code}"),
        (ending, text) => format!("{quantifier} {ending} \"{}\"", text.replace('"', "\\\"")),
    }
}

/// The program's text with one assertion more, at its end.
pub(super) fn with_statement(source: &str, statement: &str) -> Result<String, Vec<Misstated>> {
    let line = format!("// lab: {statement}");
    assertions(&line)?;
    let source = source.trim_end();
    let apart = if source.lines().last().is_some_and(|last| last.starts_with("// lab:")) { "" } else { "\n" };
    Ok(format!("{source}\n{apart}{line}\n"))
}

impl Model {
    /// Begins a search; none when the program, or what it states about itself, does not compile.
    #[inline(never)]
    pub(super) fn explore(&mut self) -> Option<Effect> {
        if !self.compile_stated() {
            return None;
        }
        self.explorations += 1;
        let job = self.explorations;
        let scenario = Scenario { schedule: Schedule::default(), step: 0, ..self.scenario() };
        let link = scenario::encode(&scenario);
        let source = self.source.clone();
        let state = Searching::Running;
        self.exploring = Some(Exploring { job, scenario, source, report: None, milliseconds: 0.0, state });
        Some(Effect::Explore { job, link })
    }

    /// The running search with this number, or nothing: what comes from another is out of date.
    pub(super) fn job(&mut self, job: u32) -> Option<&mut Exploring> {
        self.exploring.as_mut().filter(|it| it.job == job && it.state == Searching::Running)
    }

    /// Ends the search that runs, if one does; what was found stays.
    #[inline(never)]
    pub(super) fn stop_exploring(&mut self) -> Option<Effect> {
        let exploring = self.exploring.as_mut().filter(|it| it.state == Searching::Running)?;
        exploring.state = Searching::Stopped;
        Some(Effect::StopExploring)
    }
}

impl Exploring {
    /// A report of the running search; `ended`: its last, and whether memory was used up.
    #[inline(never)]
    pub(super) fn hear(&mut self, report: &[u8], milliseconds: f64, ended: Option<bool>) {
        let Some(report) = Summary::decode(report) else { return };
        self.report = Some(report);
        self.milliseconds = milliseconds;
        if let Some(full) = ended {
            self.state = Searching::Done { full };
        }
    }

    pub fn running(&self) -> bool {
        self.state == Searching::Running
    }

    /// A schedule that leads to the finding, if one is known.
    pub fn schedule(&self, finding: Finding) -> Option<Schedule> {
        let report = self.report.as_ref()?;
        let text = match finding {
            Finding::Outcome(at) => report.outcomes.get(at)?.schedule.as_ref()?,
            Finding::Leak(at) => report.leaks.get(at)?.schedule.as_ref()?,
            Finding::Race(at) => report.races.get(at)?.schedule.as_ref()?,
            Finding::Interleaving(at) => report.tree.list.get(at)?.schedule.as_ref()?,
            Finding::LockOrder(at) => report.lock_orders.get(at)?.schedule.as_ref()?,
            Finding::Assertion(at) => report.assertions.get(at)?.schedule.as_ref()?,
        };
        Schedule::parse(text).ok()
    }

    /// The step at which the finding is to be seen; None: the last.
    pub fn step(&self, finding: Finding) -> Option<u64> {
        let report = self.report.as_ref()?;
        match finding {
            Finding::Outcome(_) | Finding::Leak(_) | Finding::Interleaving(_) => None,
            Finding::Race(at) => report.races.get(at)?.step,
            Finding::LockOrder(at) => report.lock_orders.get(at)?.step,
            Finding::Assertion(at) => report.assertions.get(at)?.step,
        }
    }

    /// A link to the finding at its step.
    pub fn link(&self, finding: Finding) -> Option<String> {
        let schedule = self.schedule(finding)?;
        let step = self.step(finding).unwrap_or(u64::MAX);
        Some(scenario::encode(&Scenario { schedule, step, ..self.scenario.clone() }))
    }
}

pub(super) fn close_explore(model: &mut Model, effects: &mut Vec<Effect>) {
    effects.extend(model.stop_exploring());
    model.exploring = None;
}

/// Writes an assertion into the program, and searches.
pub(super) fn state(model: &mut Model, statement: &str, effects: &mut Vec<Effect>) {
    match with_statement(&model.source, statement) {
        Ok(text) => {
            editing::edit(model, text, effects);
            effects.extend(model.explore());
        }
        Err(misstated) => {
            let message = misstated.first().map_or("", |first| &first.message);
            model.tell(NoticeKind::Problem, text::misstated(model.lang, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Lang, Msg, Theme, update, view};
    use super::*;
    use crate::analysis::race_report::place_of;
    use crate::compile::Options as CompileOptions;
    use crate::explore::{Exploration, Options, compile_stated};
    use crate::studio::view::{ExploreView, Tone};
    use std::rc::Rc;

    const TWO: &str = "package main\nimport \"sync\"\nfunc main() {\nvar mu sync.Mutex\nx := 0\nvar wg sync.WaitGroup\nfor range 2 {\nwg.Add(1)\ngo func() {\nmu.Lock()\nx++\nmu.Unlock()\nwg.Done()\n}()\n}\nwg.Wait()\nif x != 2 {\npanic(x)\n}\n}\n";

    /// The job that an effect asks for.
    fn job(effects: Vec<Effect>) -> (u32, String) {
        let mut jobs = effects.into_iter().filter_map(|effect| match effect {
            Effect::Explore { job, link } => Some((job, link)),
            _ => None,
        });
        jobs.next_back().expect("a search was begun")
    }

    /// What the worker would reply.
    fn search(link: &str) -> Vec<u8> {
        let scenario = scenario::decode(link).scenario;
        let (program, assertions) =
            compile_stated(&scenario.source, &CompileOptions::default()).expect("it compiles");
        let options = Options { kept: 10, assertions, ..Options::default() };
        let mut exploration = Exploration::new(program, Default::default(), options);
        while exploration.step(100).is_continue() {}
        exploration.report().summary().encode()
    }

    fn explored(job: u32, report: Vec<u8>) -> Msg {
        Msg::Explored { job, report, milliseconds: 500.0, done: true, full: false }
    }

    #[test]
    fn a_reply_becomes_findings_that_open_and_have_links() {
        let mut model = Model::new(Lang::English, Theme::Auto);
        update(&mut model, Msg::Edit(TWO.into()));
        let (job, link) = job(update(&mut model, Msg::Explore));
        assert!(
            view(&model, None).story.explore.clone().is_some_and(|it| it.running && it.outcomes.is_empty())
        );
        update(&mut model, explored(job, search(&link)));
        let page = view(&model, None);
        let found = page.story.explore.clone().expect("the panel is there");
        assert!(!found.running && found.outcomes.len() == 1 && found.outcomes[0].can_open, "{found:?}");
        assert_eq!(found.tree.len(), 1, "{:?}", found.tree);
        assert!(found.tree[0].then.len() > 1 && found.tree_rest.is_none(), "{:?}", found.tree);
        assert!(std::rc::Rc::ptr_eq(
            &found,
            view(&model, Some(&page)).story.explore.as_ref().expect("still there")
        ));

        let linked = update(&mut model, Msg::ShareFound(Finding::Interleaving(1)));
        let Some(Effect::CopyLink(link)) = linked.first() else { panic!("{linked:?}") };
        assert_eq!(scenario::decode(link).scenario.source, TWO);
        update(&mut model, Msg::OpenFound(Finding::Interleaving(1)));
        let run = model.run.as_ref().expect("it runs");
        assert_eq!(*run.timeline.schedule(), scenario::decode(link).scenario.schedule);
    }

    #[test]
    fn stale_replies_are_dropped_and_stopping_frees_the_worker() {
        let mut model = Model::new(Lang::English, Theme::Auto);
        update(&mut model, Msg::Edit(TWO.into()));
        let (old, link) = job(update(&mut model, Msg::Explore));
        let (new, _) = job(update(&mut model, Msg::Explore));
        let report = search(&link);
        update(&mut model, explored(old, report.clone()));
        assert!(model.exploring.as_ref().is_some_and(|it| it.running() && it.report.is_none()));
        assert_eq!(update(&mut model, Msg::StopExploring), [Effect::StopExploring]);
        update(&mut model, explored(new, report));
        assert!(model.exploring.as_ref().is_some_and(|it| it.state == Searching::Stopped));
        assert_eq!(update(&mut model, Msg::StopExploring), []);
    }

    /// With a search over states the answer counts them, and no classes, of which only a part was counted.
    #[test]
    fn states_are_counted_where_they_were_searched() {
        for (lang, all, met) in [
            (Lang::English, "by way of the 371,933 states", "and 371,933 states in 0.5 s"),
            (Lang::Chinese, "371,933 个状态", "遇到 371,933 个状态"),
        ] {
            let mut model = Model::new(lang, Theme::Auto);
            update(&mut model, Msg::Edit(TWO.into()));
            let (job, link) = job(update(&mut model, Msg::Explore));
            let mut report = Summary::decode(&search(&link)).expect("a summary");
            (report.states, report.states_met) = (Some(371_933), 371_933);
            update(&mut model, explored(job, report.encode()));
            let shown = view(&model, None).story.explore.clone().expect("the panel is there");
            assert!(
                shown.summary.contains(all) && shown.rate.contains(met),
                "{} {}",
                shown.summary,
                shown.rate
            );
            let chance = &shown.outcomes[0];
            assert!(chance.count.contains("100 %") && chance.share == 1.0, "{chance:?}");
            assert!(!chance.count.contains("interleaving") && !chance.count.contains("交错"), "{chance:?}");
        }
    }

    #[test]
    fn an_edit_ends_the_search() {
        let mut model = Model::new(Lang::English, Theme::Auto);
        update(&mut model, Msg::Explore);
        let effects = update(&mut model, Msg::Edit(TWO.into()));
        assert!(effects.contains(&Effect::StopExploring) && model.exploring.is_none());
    }

    /// A deadlock in one order, locks in opposite orders, a leak, a race, and statements about them.
    const MANY: &str = r#"package main

import "sync"

var a, b sync.Mutex
var x int

func main() {
	done := make(chan bool)
	never := make(chan int)
	go func() {
		never <- 1
	}()
	go func() {
		a.Lock()
		b.Lock()
		x = 1
		b.Unlock()
		a.Unlock()
		done <- true
	}()
	x = 2
	b.Lock()
	a.Lock()
	a.Unlock()
	b.Unlock()
	<-done
}

// lab: never deadlock
// lab: always x < 2
// lab: sometimes exit 0
"#;

    fn found(lang: Lang) -> (Model, Rc<ExploreView>) {
        let mut model = Model::new(lang, Theme::Auto);
        update(&mut model, Msg::Edit(MANY.into()));
        let (job, link) = job(update(&mut model, Msg::Explore));
        update(&mut model, explored(job, search(&link)));
        let found = view(&model, None).story.explore.clone().expect("the panel is there");
        (model, found)
    }

    #[test]
    fn knots_races_orders_and_statements_are_told_in_both_languages() {
        let (_, found) = found(Lang::English);
        let knot = found.outcomes.iter().find_map(|outcome| outcome.knot.clone()).expect("a knot");
        assert_eq!(&*knot.shape, "AB-BA");
        let main = knot.stuck.iter().find(|stuck| &*stuck.who == "g1 main").expect("main waits");
        assert_eq!((&*main.object, &*main.holders[0]), ("a", "g3"));
        assert!(main.story.contains("goroutine 3 holds it since prog.go:15"), "{}", main.story);
        assert_eq!(&*found.leaks[0].title, "abandoned send");
        assert_eq!(&*found.lock_orders[0].title, "b ⇄ a");
        let race = &found.races[0];
        assert_eq!((&*race.title, &*race.sides[0].1), ("x", "writes at prog.go:22"));
        assert!(race.report.starts_with("WARNING: DATA RACE"), "{}", race.report);
        let verdicts: Vec<(&str, Tone)> =
            found.assertions.iter().map(|stated| (&*stated.verdict, stated.tone)).collect();
        assert_eq!(verdicts, [("violated", Tone::Bad), ("violated", Tone::Bad), ("reached", Tone::Good)]);

        let (_, chinese) = self::found(Lang::Chinese);
        assert_eq!(&*chinese.leaks[0].title, "发送无人接收");
        assert_eq!(&*chinese.assertions[0].verdict, "不成立");
        let foreign =
            |text: &str| text.contains(" waits ") || text.contains("nobody") || text.contains(" holds ");
        let knot = chinese.outcomes.iter().find_map(|outcome| outcome.knot.clone()).expect("a knot");
        let mut texts: Vec<Rc<str>> = knot.stuck.iter().map(|stuck| stuck.story.clone()).collect();
        texts.extend(chinese.leaks.iter().chain(&chinese.lock_orders).map(|place| place.text.clone()));
        texts.extend(chinese.races.iter().map(|race| race.why.clone()));
        assert!(texts.iter().all(|text| !foreign(text)), "{texts:?}");
    }

    #[test]
    fn findings_open_at_their_step() {
        let (mut model, _) = found(Lang::English);
        let now = |model: &Model| {
            let run = model.run.as_ref().expect("it runs");
            (run.moment.cursor.0, run.timeline.len())
        };
        update(&mut model, Msg::OpenFound(Finding::Race(0)));
        let (at, all) = now(&model);
        assert!(at > 0 && at < all);
        let next = model.run.as_ref().and_then(|run| run.moment.position.next).expect("an access is next");
        let machine = &model.run.as_ref().expect("it runs").moment.machine;
        let place = place_of(&machine.stack(next.g));
        assert!(["prog.go:17", "prog.go:22"].contains(&&*place), "{place}");
        update(&mut model, Msg::OpenFound(Finding::LockOrder(0)));
        let (at, all) = now(&model);
        assert!(at > 0 && at < all);
        // x is 2 only after the statement.
        update(&mut model, Msg::OpenFound(Finding::Assertion(1)));
        let (at, all) = now(&model);
        let machine = &model.run.as_ref().expect("it runs").moment.machine;
        let x = machine.global_named("main.x").and_then(|addr| machine.heap().load(addr).ok());
        assert!(at < all && x == Some(2), "{x:?} at {at} of {all}");
    }

    #[test]
    fn what_is_stated_in_the_form_goes_into_the_program() {
        let mut model = Model::new(Lang::English, Theme::Auto);
        update(&mut model, Msg::Edit(TWO.into()));
        let effects = update(&mut model, Msg::State(statement("never", "panic", "")));
        assert!(model.source.ends_with("}\n\n// lab: never panic\n"), "{}", model.source);
        let (job, link) = job(effects);
        update(&mut model, explored(job, search(&link)));
        let found = view(&model, None).story.explore.clone().expect("the panel is there");
        assert_eq!(&*found.assertions[0].verdict, "holds");
        update(&mut model, Msg::State(statement("sometimes", "exit", " 0")));
        assert!(
            model.source.ends_with("// lab: never panic\n// lab: sometimes exit 0\n"),
            "{}",
            model.source
        );

        // What is none is told, and the program stays.
        let before = model.source.clone();
        assert_eq!(update(&mut model, Msg::State(statement("never", "exit", "one"))), []);
        assert!(model.source == before && model.notice.is_some());
        // A condition that does not compile is marked in the editor, and nothing is searched.
        let effects = update(&mut model, Msg::State(statement("always", "", "nothing > 0")));
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::Explore { .. })), "{effects:?}");
        let marks = view(&model, None).editor.diagnostics.clone();
        assert_eq!(marks.len(), 1, "{marks:?}");
        assert!(marks[0].message.contains("undefined: nothing") && marks[0].col == 16, "{marks:?}");
    }
}
