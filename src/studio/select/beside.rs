//! The second run: its stage and story, and the picker of what can stand beside the first.

use super::super::beside::{Beside, Twin};
use super::super::lesson::lesson;
use super::super::model::Model;
use super::super::text;
use super::super::view::{BesideView, PickView};
use super::{Here, header, keep, stage, story};
use std::rc::Rc;

pub fn beside(model: &Model, last: Option<&BesideView>) -> Option<BesideView> {
    model.beside.as_ref().map(|second| second_run(model, second, last))
}

#[inline(never)]
fn second_run(model: &Model, second: &Beside, last: Option<&BesideView>) -> BesideView {
    let here = Here::new(&second.run);
    let own = match second.twin {
        Twin::Runtime(_) => header::profile_name(model.lang, model.profile).to_owned(),
        Twin::Scheduler(_) => model.scheduler.name(model.lang).to_owned(),
        Twin::Lesson(_) => model.lesson.map_or("prog.go", |of| of.title.of(model.lang)).to_owned(),
        Twin::Branch(_) => text::of(model.lang).desk.beside_here.to_owned(),
    };
    BesideView {
        title: name(model, second.twin).into(),
        own: own.into(),
        stage: keep(
            stage::stage(model, Some(&here), last.map(|last| &*last.stage)),
            last.map(|last| &last.stage),
        ),
        story: keep(story::story(model, Some(&here), true), last.map(|last| &last.story)),
        step: here.run.moment.cursor.0,
        total: here.run.timeline.len(),
    }
}

pub fn twins(model: &Model) -> PickView {
    let none = ("".into(), text::of(model.lang).desk.beside_none.into());
    let option = |twin: Twin| -> (Rc<str>, Rc<str>) { (twin.id().into(), name(model, twin).into()) };
    PickView {
        options: std::iter::once(none).chain(model.twins().into_iter().map(option)).collect(),
        chosen: model.beside.as_ref().map_or("".into(), |second| second.twin.id().into()),
    }
}

fn name(model: &Model, twin: Twin) -> String {
    match twin {
        Twin::Runtime(profile) => header::profile_name(model.lang, profile).to_owned(),
        Twin::Scheduler(scheduler) => {
            format!("{} · {}", text::of(model.lang).scheduler, scheduler.name(model.lang))
        }
        Twin::Lesson(id) => lesson(id).map_or(id, |of| of.title.of(model.lang)).to_owned(),
        Twin::Branch(number) => format!("{} {}", text::of(model.lang).desk.branch, number + 1),
    }
}
