//! A notice: it says something, offers something, and steals no focus.

use gomaplab::studio::Msg;
use gomaplab::studio::text::Text;
use gomaplab::studio::view::{NoticeKind, NoticeView};
use yew::prelude::*;

pub fn notice(view: &NoticeView, text: &'static Text, send: &Callback<Msg>) -> Html {
    let (class, role) = match view.kind {
        NoticeKind::Done => ("done", "status"),
        NoticeKind::Problem => ("problem", "alert"),
    };
    html! {
        <div class={classes!("notice", class)} {role}>
            <span>{ &*view.text }</span>
            if let Some((words, msg)) = view.offer.clone() {
                <button type="button" class="offer" onclick={send.reform(move |_| msg.clone())}>{ &*words }</button>
            }
            <button type="button" aria-label={text.close} onclick={send.reform(|_| Msg::DismissNotice)}>{ "✕" }</button>
        </div>
    }
}
