//! The search through a program's interleavings as the studio sees it: a job that runs elsewhere, its last report, and
//! its findings by number.

use super::model::Model;
use super::update::Effect;
use crate::event::Schedule;
use crate::explore::Summary;
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
}

impl Model {
    /// Begins a search; none when the program does not compile.
    pub(super) fn explore(&mut self) -> Option<Effect> {
        if self.compile().is_err() {
            self.check();
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
    pub(super) fn stop_exploring(&mut self) -> Option<Effect> {
        let exploring = self.exploring.as_mut().filter(|it| it.state == Searching::Running)?;
        exploring.state = Searching::Stopped;
        Some(Effect::StopExploring)
    }
}

impl Exploring {
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
        };
        Schedule::parse(text).ok()
    }

    /// A link to the finding at its last step.
    pub fn link(&self, finding: Finding) -> Option<String> {
        let schedule = self.schedule(finding)?;
        Some(scenario::encode(&Scenario { schedule, step: u64::MAX, ..self.scenario.clone() }))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Lang, Msg, Theme, update, view};
    use super::*;
    use crate::compile::{Options as CompileOptions, compile};
    use crate::explore::{Exploration, Options};

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
        let program = compile(&scenario.source, &CompileOptions::default()).expect("it compiles");
        let options = Options { kept: 10, ..Options::default() };
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

    #[test]
    fn an_edit_ends_the_search() {
        let mut model = Model::new(Lang::English, Theme::Auto);
        update(&mut model, Msg::Explore);
        let effects = update(&mut model, Msg::Edit(TWO.into()));
        assert!(effects.contains(&Effect::StopExploring) && model.exploring.is_none());
    }
}
