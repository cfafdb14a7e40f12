//! The address follows what the page shows.

use super::{Root, RootMsg};
use crate::app::arrival::Arrival;
use crate::app::shell;
use gomaplab::scenario;
use yew::prelude::*;

/// Longer links stay out of the address.
const LONGEST_ADDRESS: usize = 16_000;

impl Root {
    /// The address follows the page at most twice a second. A page that was only looked at keeps its own.
    pub(super) fn wait_for_address(&mut self, ctx: &Context<Self>, opened: bool) {
        if opened {
            self.address = shell::fragment().unwrap_or_default();
        }
        if self.address_waits || self.model.recording || self.model.run.is_none() {
            return;
        }
        self.address_waits = true;
        let link = ctx.link().clone();
        gloo::timers::callback::Timeout::new(500, move || link.send_message(RootMsg::Address)).forget();
    }

    pub(super) fn follow(&mut self) {
        self.address_waits = false;
        if self.model.recording || self.model.run.is_none() {
            return;
        }
        let untouched = self.address.is_empty() && self.model.lesson.is_some() && !self.model.touched();
        if untouched || self.arrival != Arrival::Here {
            return;
        }
        let fragment = scenario::encode(&self.model.scenario());
        if fragment != self.address && fragment.len() < LONGEST_ADDRESS {
            shell::rewrite(&fragment);
            self.address = fragment;
        }
    }
}
