//! A phone's tabs: one pane at a time.

use gomaplab::studio::text::Text;
use yew::prelude::*;

/// The panes as a phone's tabs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Code,
    Stage,
    Story,
    Timeline,
}

impl Tab {
    pub const ALL: [Tab; 4] = [Tab::Code, Tab::Stage, Tab::Story, Tab::Timeline];

    pub fn id(self) -> &'static str {
        match self {
            Tab::Code => "code",
            Tab::Stage => "stage",
            Tab::Story => "story",
            Tab::Timeline => "timeline",
        }
    }

    pub fn label(self, text: &'static Text) -> &'static str {
        match self {
            Tab::Code => text.code,
            Tab::Stage => text.stage,
            Tab::Story => text.story,
            Tab::Timeline => text.timeline,
        }
    }
}

pub fn tabs(chosen: Tab, text: &'static Text, choose: &Callback<Tab>) -> Html {
    let tab = |tab: Tab| {
        let onclick = choose.reform(move |_: MouseEvent| tab);
        html! {
            <button type="button" role="tab" aria-selected={(tab == chosen).to_string()}
                aria-controls={format!("pane-{}", tab.id())} {onclick}>{ tab.label(text) }</button>
        }
    };
    html! { <nav class="tabs" aria-label={text.panes}><div role="tablist" aria-label={text.panes}>{ for Tab::ALL.map(tab) }</div></nav> }
}
