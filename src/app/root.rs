//! The root component: holds the model, turns messages into the next view, lays out the panes.

use super::clock::Clock;
use super::editor::EditorPane;
use super::header::Header;
use super::motion;
use super::palette::Palette;
use super::sheet::Sheet;
use super::shell;
use super::splitter::Splitter;
use super::stage::Stage;
use super::story::Story;
use super::timeline::Timeline;
use super::transport::Transport;
use super::words::Words;
use gloo::events::EventListener;
use gomaplab::studio::keys::{self, KeyAction, KeyPress};
use gomaplab::studio::palette::{self, Entry, PaletteAction};
use gomaplab::studio::text::Text;
use gomaplab::studio::view::{NoticeKind, NoticeView, View};
use gomaplab::studio::{self, Effect, Model, Msg};
use std::cell::Cell;
use std::rc::Rc;
use yew::html::Scope;
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
    const ALL: [Tab; 4] = [Tab::Code, Tab::Stage, Tab::Story, Tab::Timeline];

    fn id(self) -> &'static str {
        match self {
            Tab::Code => "code",
            Tab::Stage => "stage",
            Tab::Story => "story",
            Tab::Timeline => "timeline",
        }
    }

    fn label(self, text: &'static Text) -> &'static str {
        match self {
            Tab::Code => text.code,
            Tab::Stage => text.stage,
            Tab::Story => text.story,
            Tab::Timeline => text.timeline,
        }
    }
}

/// What the page's frame itself reacts to, beside the studio's messages.
pub enum RootMsg {
    Studio(Msg),
    /// An animation frame's time stamp in milliseconds.
    Tick(f64),
    Tab(Tab),
    Sheet(bool),
    SingleKeys(bool),
    /// The palette's query; none closes it.
    Palette(Option<String>),
    Command(PaletteAction),
    /// Widths of the code and the story, in percent.
    Widths(f64, f64),
}

pub struct Root {
    model: Model,
    view: View,
    clock: Clock,
    tab: Tab,
    sheet: bool,
    /// The palette's query, while it is open, and what fits it.
    query: Option<String>,
    entries: Rc<Vec<Entry>>,
    widths: (f64, f64),
    /// The step whose movements were played last.
    moved: Option<u64>,
    /// Shared with the key listener.
    single_keys: Rc<Cell<bool>>,
    send: Callback<Msg>,
    _keys: EventListener,
    _fragment: EventListener,
}

impl Component for Root {
    type Message = RootMsg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let (lang, theme) = (shell::initial_lang(), shell::initial_theme());
        shell::apply_lang(lang);
        shell::apply_theme(theme);
        let mut model = Model::new(lang, theme);
        model.motion = shell::initial_motion();
        shell::apply_motion(model.motion);
        let link = ctx.link();
        // A link beats the draft, which stays in the store and is offered back.
        if let Some(fragment) = shell::fragment() {
            link.send_message(RootMsg::Studio(Msg::Open(fragment)));
            if let Some(draft) = shell::draft() {
                link.send_message(RootMsg::Studio(Msg::FoundDraft(draft)));
            }
        } else if let Some(draft) = shell::draft() {
            studio::update(&mut model, Msg::Edit(draft));
        } else {
            link.send_message(RootMsg::Studio(Msg::Run));
        }
        let single_keys = Rc::new(Cell::new(shell::initial_single_keys()));
        let keys = listen(ctx.link().callback(|msg| msg), single_keys.clone());
        Root {
            view: studio::view(&model, None),
            model,
            clock: Clock::default(),
            tab: Tab::Stage,
            sheet: false,
            query: None,
            entries: Rc::default(),
            widths: shell::initial_widths(),
            moved: None,
            single_keys,
            send: link.callback(RootMsg::Studio),
            _keys: keys,
            _fragment: shell::listen_to_fragment(link.callback(|text| RootMsg::Studio(Msg::Open(text)))),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: RootMsg) -> bool {
        match msg {
            RootMsg::Studio(msg) => self.studio(ctx, msg),
            RootMsg::Tick(now) => {
                let elapsed = self.clock.elapsed(now);
                self.studio(ctx, Msg::Frame(elapsed));
            }
            RootMsg::Tab(tab) => self.tab = tab,
            RootMsg::Sheet(open) => self.sheet = open,
            RootMsg::Palette(query) => {
                self.entries = Rc::new(match &query {
                    Some(query) => palette::matches(&self.model, query),
                    None => Vec::new(),
                });
                self.query = query;
            }
            RootMsg::Command(action) => {
                self.query = None;
                match action {
                    PaletteAction::Studio(msg) => self.studio(ctx, msg),
                    PaletteAction::ShortcutSheet => self.sheet = true,
                    PaletteAction::Print => shell::print_page(),
                }
            }
            RootMsg::Widths(code, story) => {
                self.widths = (code, story);
                shell::store_widths(self.widths);
            }
            RootMsg::SingleKeys(on) => {
                self.single_keys.set(on);
                shell::store_single_keys(on);
            }
        }
        if self.view.transport.playing {
            self.clock.request(ctx.link().callback(RootMsg::Tick));
        } else {
            self.clock.stop();
        }
        true
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        let step = self.view.transport.step;
        if self.moved != Some(step) {
            self.moved = Some(step);
            motion::play(&self.view.motion);
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let words = Words::of(self.view.header.lang);
        let text = words.text;
        let send = &self.send;
        let view = &self.view;
        let link = ctx.link();
        html! {
            <ContextProvider<Words> context={words}>
                <div class="studio" data-tab={self.tab.id()}
                    style={format!("--code-width:{:.2}%;--story-width:{:.2}%", self.widths.0, self.widths.1)}>
                    <a class="skip" href="#stage" onclick={Callback::from(|event: MouseEvent| {
                        event.prevent_default();
                        shell::focus_stage();
                    })}>{ text.skip_to_player }</a>
                    <Header view={view.header.clone()} send={send.clone()} open_sheet={link.callback(|()| RootMsg::Sheet(true))}
                        open_palette={link.callback(|()| RootMsg::Palette(Some(String::new())))} />
                    <EditorPane view={view.editor.clone()} send={send.clone()} words={words} />
                    { self.splitters(text, link) }
                    <Stage view={view.stage.clone()} twins={view.twins.clone()} beside={view.beside.clone()} send={send.clone()} />
                    <Story view={view.story.clone()} predict={view.header.predict} send={send.clone()} />
                    <Timeline view={view.timeline.clone()} send={send.clone()} />
                    <Transport view={view.transport.clone()} send={send.clone()} />
                    { tabs(self.tab, text, &link.callback(RootMsg::Tab)) }
                    if let Some(of) = &view.notice { { notice(of, text, send) } }
                    <Palette open={self.query.is_some()} query={self.query.clone().unwrap_or_default()} entries={self.entries.clone()}
                        set_query={link.callback(|query| RootMsg::Palette(Some(query)))} choose={link.callback(RootMsg::Command)}
                        close={link.callback(|()| RootMsg::Palette(None))} />
                    <Sheet open={self.sheet} single_keys={self.single_keys.get()}
                        close={link.callback(|()| RootMsg::Sheet(false))} set_single_keys={link.callback(RootMsg::SingleKeys)} />
                </div>
            </ContextProvider<Words>>
        }
    }
}

impl Root {
    /// The movable borders of the side panes.
    fn splitters(&self, text: &'static Text, link: &Scope<Self>) -> Html {
        let (code, story) = self.widths;
        html! {
            <section class="splitters" aria-label={text.desk.pane_widths}>
                <Splitter class="at-code" label={text.desk.resize_code} share={code} from_right=false
                    set={link.callback(move |code| RootMsg::Widths(code, story))} />
                <Splitter class="at-story" label={text.desk.resize_story} share={story} from_right=true
                    set={link.callback(move |story| RootMsg::Widths(code, story))} />
            </section>
        }
    }

    fn studio(&mut self, ctx: &Context<Self>, msg: Msg) {
        match &msg {
            Msg::Lang(lang) => shell::apply_lang(*lang),
            Msg::Theme(theme) => shell::apply_theme(*theme),
            Msg::Motion(motion) => shell::apply_motion(*motion),
            _ => {}
        }
        let run_before = self.view.timeline.lanes.run;
        for effect in studio::update(&mut self.model, msg) {
            let send = self.send.clone();
            match effect {
                Effect::ShareLink(fragment) => shell::share(&fragment, send.reform(Msg::Shared)),
                Effect::SaveDraft(text) => shell::store_draft(&text),
                Effect::ExploreMore => {
                    let link = ctx.link().clone();
                    gloo::timers::callback::Timeout::new(0, move || {
                        link.send_message(RootMsg::Studio(Msg::ExploreMore))
                    })
                    .forget();
                }
                Effect::Continue => {
                    let link = ctx.link().clone();
                    gloo::timers::callback::Timeout::new(0, move || {
                        link.send_message(RootMsg::Studio(Msg::Continue))
                    })
                    .forget();
                }
            }
        }
        self.view = studio::view(&self.model, Some(&self.view));
        if run_before != self.view.timeline.lanes.run {
            shell::remember_link(self.model.link());
        }
    }
}

fn listen(send: Callback<RootMsg>, single_keys: Rc<Cell<bool>>) -> EventListener {
    shell::listen_to_keys(move |press: KeyPress| match keys::action(&press, single_keys.get()) {
        Some(KeyAction::Studio(msg)) => {
            send.emit(RootMsg::Studio(msg));
            true
        }
        Some(KeyAction::Palette) => {
            send.emit(RootMsg::Palette(Some(String::new())));
            true
        }
        Some(KeyAction::ShortcutSheet) => {
            send.emit(RootMsg::Sheet(true));
            true
        }
        None => false,
    })
}

fn tabs(chosen: Tab, text: &'static Text, choose: &Callback<Tab>) -> Html {
    let tab = |tab: Tab| {
        let onclick = choose.reform(move |_: MouseEvent| tab);
        html! {
            <button type="button" role="tab" aria-selected={(tab == chosen).to_string()}
                aria-controls={format!("pane-{}", tab.id())} {onclick}>{ tab.label(text) }</button>
        }
    };
    html! { <nav class="tabs" aria-label={text.panes}><div role="tablist" aria-label={text.panes}>{ for Tab::ALL.map(tab) }</div></nav> }
}

fn notice(view: &NoticeView, text: &'static Text, send: &Callback<Msg>) -> Html {
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
