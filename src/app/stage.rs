//! The stage: goroutines, maps, the objects that they meet at, the console.

use super::console::Console;
use super::goroutine::Goroutine;
use super::map::MapCard;
use super::object::ObjectCard;
use super::words::use_words;
use gomaplab::studio::Msg;
use gomaplab::studio::view::StageView;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct StageProps {
    pub view: Rc<StageView>,
    pub send: Callback<Msg>,
}

#[component]
pub fn Stage(props: &StageProps) -> Html {
    let text = use_words();
    let view = &*props.view;
    html! {
        <main class="pane pane-stage" id="pane-stage" aria-label={text.stage}>
            <div class="head"><h2>{ text.stage }</h2><span class="note">{ &*view.caption }</span></div>
            <div id="stage" class={classes!("scroll", "stage", view.cut.then_some("cut"))} tabindex="0">
                if view.goroutines.is_empty() { <p class="empty">{ text.stage_empty }</p> }
                <div class="goroutines">
                    { for view.goroutines.iter().map(|of| html! { <Goroutine key={of.sign.gid} view={of.clone()} /> }) }
                </div>
                { for view.maps.iter().map(|of| html! { <MapCard key={of.name.to_string()} view={of.clone()} /> }) }
                if !view.objects.is_empty() {
                    <div class="objects">
                        { for view.objects.iter().map(|of| html! { <ObjectCard key={of.name.to_string()} view={of.clone()} /> }) }
                    </div>
                }
                <Console view={view.console.clone()} send={props.send.clone()} />
            </div>
        </main>
    }
}
