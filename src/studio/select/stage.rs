//! The stage: which goroutines, maps, objects and console lines it shows. The columns are in `column`, the cards in
//! `maps` and `objects`.

use super::super::model::Model;
use super::super::view::StageView;
use super::crowd::Crowd;
use super::{Here, column, console, inside, objects};
use crate::event::{Gid, Outcome, Wait};
use crate::machine::Profile;
use crate::studio::Lang;
use std::rc::Rc;

pub fn stage(model: &Model, here: Option<&Here<'_>>, last: Option<&StageView>) -> StageView {
    let Some(here) = here else { return StageView::default() };
    let machine = here.machine;
    let cursor = here.run.moment.cursor.0;
    let mut view = StageView {
        caption: match model.lang {
            Lang::English => format!("after step {cursor}"),
            Lang::Chinese => format!("第 {cursor} 步之后"),
        }
        .into(),
        console: Rc::new(console::console(here.run)),
        cut: matches!(machine.outcome(), Some(Outcome::Fatal { .. } | Outcome::Deadlock)),
        ..StageView::default()
    };
    objects::add(here, &mut view);
    let who = actor(here);
    let processors = column::processors(here);
    let next = here.run.moment.position.next.map(|next| next.g);
    let watched: Vec<Gid> = who.into_iter().chain(next).collect();
    let crowd = Crowd::of(machine, &watched, model.spread);
    view.crowd = crowd
        .view(machine, model.lang, model.spread, |goroutine| column::state(here, goroutine))
        .map(Rc::new);
    for &goroutine in &crowd.columns {
        let current = Some(goroutine.id) == who;
        let p = processors.iter().find(|(g, _)| *g == goroutine.id).map(|(_, p)| *p);
        view.goroutines.push(Rc::new(column::goroutine(here, goroutine, current, p)));
    }
    view.inside = inside::inside(model, here).map(Rc::new);
    share(&mut view, last);
    view
}

/// Equal columns and cards are shared with the view before, so that they are not drawn again.
fn share(view: &mut StageView, last: Option<&StageView>) {
    let Some(last) = last else { return };
    fn keep<T: PartialEq>(new: &mut [Rc<T>], old: &[Rc<T>]) {
        for (new, old) in new.iter_mut().zip(old) {
            if *new == *old {
                *new = old.clone();
            }
        }
    }
    for new in &mut view.goroutines {
        let old = last.goroutines.binary_search_by_key(&new.sign.gid, |old| old.sign.gid).ok();
        if let Some(old) = old.and_then(|at| last.goroutines.get(at)).filter(|old| *new == **old) {
            *new = old.clone();
        }
    }
    for (new, old) in view.maps.iter_mut().zip(&last.maps) {
        if let Some(new) = Rc::get_mut(new) {
            keep(&mut new.groups, &old.groups);
        }
    }
    keep(&mut view.maps, &last.maps);
    keep(&mut view.objects, &last.objects);
    if view.crowd == last.crowd {
        view.crowd = last.crowd.clone();
    }
    if view.console == last.console {
        view.console = last.console.clone();
    }
}

/// Who made the step shown.
fn actor(here: &Here<'_>) -> Option<Gid> {
    here.run.before.as_ref()?.position.next.map(|next| next.g)
}

/// A wait's reason as the profile's tracebacks print it.
pub fn wait_words(profile: Profile, wait: Wait) -> &'static str {
    match wait {
        Wait::ChanRecv(_) => "chan receive",
        Wait::ChanSend(_) => "chan send",
        Wait::ChanRecvNil => "chan receive (nil chan)",
        Wait::ChanSendNil => "chan send (nil chan)",
        Wait::Select => "select",
        Wait::SelectNoCases => "select (no cases)",
        Wait::Mutex(_) => "sync.Mutex.Lock",
        Wait::RwMutexRLock(_) => "sync.RWMutex.RLock",
        Wait::RwMutexLock(_) => "sync.RWMutex.Lock",
        Wait::WaitGroup(_) => match profile {
            Profile::Go123 | Profile::BeforeFix => "semacquire",
            Profile::Go127 | Profile::WhatIf => "sync.WaitGroup.Wait",
        },
        Wait::Cond(_) => "sync.Cond.Wait",
        Wait::Sleep => "sleep",
        Wait::Semacquire(_) => "semacquire",
        Wait::Coroutine => "coroutine",
        Wait::SynctestRun => "synctest.Run",
        Wait::SynctestWait => "synctest.Wait",
        Wait::PanicWait | Wait::PutOff => "panicwait",
    }
}
