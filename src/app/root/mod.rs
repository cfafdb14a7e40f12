//! The root component: holds the model, turns messages into the next view, lays out the panes.

mod address;
mod effects;
mod host;
mod scrub;

use self::host::Told;
use self::scrub::Scrub;
use crate::app::arrival::{self, Arrival};
use crate::app::clock::Clock;
use crate::app::editor::EditorPane;
use crate::app::embed::{self, ChildMsg, HostMsg};
use crate::app::explorer::Explorer;
use crate::app::header::Header;
use crate::app::instruments::Instruments;
use crate::app::motion;
use crate::app::notice::notice;
use crate::app::palette::Palette;
use crate::app::share::{File as SavedFile, ShareDialog, Sharing};
use crate::app::sheet::Sheet;
use crate::app::shell;
use crate::app::splitter::Splitter;
use crate::app::stage::Stage;
use crate::app::start;
use crate::app::story::Story;
use crate::app::tabs::{Tab, tabs};
use crate::app::timeline::Timeline;
use crate::app::transport::Transport;
use crate::app::words::Words;
use gloo::events::EventListener;
use gloo::render::AnimationFrame;
use gomaplab::studio::keys::{self, KeyAction, KeyPress};
use gomaplab::studio::palette::{self, Entry, PaletteAction};
use gomaplab::studio::text::Text;
use gomaplab::studio::view::View;
use gomaplab::studio::{self, Model, Msg};
use std::cell::Cell;
use std::rc::Rc;
use yew::html::Scope;
use yew::prelude::*;

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
    /// Height of the timeline, in percent.
    TimelineHeight(f64),
    Share(bool),
    Save(SavedFile),
    /// The page around this one says something.
    Host(HostMsg),
    /// The first run has been painted.
    Shown,
    /// The rest of the page is here.
    Rest,
    /// Half a second after a change: the address may follow.
    Address,
    /// The panels beside the stage follow the scrubbed step.
    Settle,
    /// The script of Explore was loaded, or could not be: the job that waits for it.
    Explorer {
        loaded: bool,
        job: u32,
        link: String,
    },
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
    /// As the person set it.
    timeline_height: Option<f64>,
    /// The step whose movements were played last.
    moved: Option<u64>,
    /// Shared with the key listener.
    single_keys: Rc<Cell<bool>>,
    send: Callback<Msg>,
    sharing: Option<Rc<Sharing>>,
    /// The link in the address, and whether a change waits to be put there.
    address: String,
    address_waits: bool,
    /// What the page around this one was told last.
    told: Told,
    explorer: Explorer,
    scrub: Scrub,
    /// The rest of the page, and what waits for it.
    arrival: Arrival,
    held: Vec<RootMsg>,
    first_frame: Option<AnimationFrame>,
    /// The first run, or why there is none, has been painted.
    shown: bool,
    _keys: EventListener,
    _fragment: EventListener,
    _host: Option<EventListener>,
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
        let options = embed::options();
        let host = options.is_some().then(|| embed::listen(link.callback(RootMsg::Host)));
        match options {
            Some(options) => {
                studio::update(&mut model, Msg::Embedded(options));
                shell::apply_lang(model.lang);
                shell::apply_theme(model.theme);
            }
            None => {
                studio::update(&mut model, Msg::Drafts(shell::drafts()));
            }
        }
        let first = match shell::fragment() {
            Some(fragment) => Msg::Open(fragment),
            None if model.drafts.is_empty() => Msg::Run,
            None => Msg::Draft(0),
        };
        let first = RootMsg::Studio(first);
        let arrival = Arrival::beginning(&first);
        if arrival == Arrival::Asked {
            start::fetch_rest(link.callback(|()| RootMsg::Rest));
        }
        link.send_message(first);
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
            timeline_height: shell::initial_timeline_height(),
            moved: None,
            single_keys,
            send: link.callback(RootMsg::Studio),
            sharing: None,
            address: shell::fragment().unwrap_or_default(),
            address_waits: false,
            told: Told::default(),
            _host: host,
            explorer: Explorer::new(link.callback(RootMsg::Studio)),
            scrub: Scrub::default(),
            arrival,
            held: Vec::new(),
            first_frame: None,
            shown: false,
            _keys: keys,
            _fragment: shell::listen_to_fragment(link.callback(|text| RootMsg::Studio(Msg::Open(text)))),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: RootMsg) -> bool {
        if self.arrival != Arrival::Here && arrival::waits(&msg, !self.held.is_empty()) {
            if let RootMsg::Studio(Msg::Edit(text)) = &msg {
                // It is not lost when the page is left before the rest is here.
                shell::store_drafts(&self.model.drafts_with(text));
            }
            self.held.push(msg);
            return false;
        }
        match msg {
            RootMsg::Rest => {
                self.arrival = Arrival::Here;
                if self.model.run.is_some() {
                    shell::remember_link(self.model.link());
                }
                ctx.link().send_message_batch(std::mem::take(&mut self.held));
                ctx.link().send_message(RootMsg::Studio(Msg::Prepare));
            }
            RootMsg::Shown => {
                self.shown = true;
                if self.arrival == Arrival::Later {
                    self.arrival = Arrival::Asked;
                    start::fetch_rest(ctx.link().callback(|()| RootMsg::Rest));
                }
            }
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
            RootMsg::TimelineHeight(height) => {
                self.timeline_height = Some(height);
                shell::store_timeline_height(height);
            }
            RootMsg::SingleKeys(on) => {
                self.single_keys.set(on);
                shell::store_single_keys(on);
            }
            RootMsg::Share(open) => self.sharing = open.then(|| Rc::new(self.sharing())),
            RootMsg::Save(file) => self.save(file),
            RootMsg::Host(msg) => self.host(ctx, msg),
            RootMsg::Address => self.follow(),
            RootMsg::Settle => self.settle(),
            RootMsg::Explorer { loaded: true, job, link } => {
                self.explorer.ready();
                self.explore(ctx, job, link);
            }
            RootMsg::Explorer { loaded: false, job, .. } => {
                let message = Words::of(self.view.header.lang).text.explore_unloaded.to_owned();
                self.studio(ctx, Msg::ExploreFailed { job, message });
            }
        }
        if self.view.transport.playing {
            self.clock.request(ctx.link().callback(RootMsg::Tick));
        } else {
            self.clock.stop();
        }
        true
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        if !self.shown && self.settled() {
            let link = ctx.link().clone();
            // A frame and a task later it has been painted.
            let painted = move |_| {
                gloo::timers::callback::Timeout::new(0, move || link.send_message(RootMsg::Shown)).forget();
            };
            self.first_frame = Some(gloo::render::request_animation_frame(painted));
        }
        let step = self.view.transport.step;
        if self.moved != Some(step) {
            self.moved = Some(step);
            motion::play(&self.view.motion);
        }
        if self.model.embed.as_ref().is_some_and(|embed| embed.auto_height) {
            let height = embed::wanted_height();
            if height > 0.0 && (height - self.told.height).abs() >= 1.0 {
                self.told.height = height;
                embed::tell(&ChildMsg::Resize { height });
            }
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
                    style={self.sizes()}>
                    <a class="skip" href="#stage" onclick={Callback::from(|event: MouseEvent| {
                        event.prevent_default();
                        shell::focus_stage();
                    })}>{ text.skip_to_player }</a>
                    <Header view={view.header.clone()} send={send.clone()} open_sheet={link.callback(|()| RootMsg::Sheet(true))}
                        open_palette={link.callback(|()| RootMsg::Palette(Some(String::new())))}
                        open_share={link.callback(|()| RootMsg::Share(true))} />
                    <main class="panes">
                        <EditorPane view={view.editor.clone()} send={send.clone()} words={words} shown={self.shown} />
                        { self.splitters(text, link) }
                        <Stage view={view.stage.clone()} twins={view.twins.clone()} beside={view.beside.clone()} send={send.clone()} />
                        <Story view={view.story.clone()} predict={view.header.predict} send={send.clone()} />
                        <Instruments view={view.instruments.clone()} send={send.clone()} />
                        <Timeline view={view.timeline.clone()} send={send.clone()} />
                    </main>
                    <Transport view={view.transport.clone()} send={send.clone()} />
                    { tabs(self.tab, text, &link.callback(RootMsg::Tab)) }
                    if let Some(of) = &view.notice { { notice(of, text, send) } }
                    if self.arrival == Arrival::Here { { self.dialogs(link) } }
                    if self.model.embed.is_some() && self.arrival == Arrival::Here { { self.open_in_lab() } }
                </div>
            </ContextProvider<Words>>
        }
    }
}

impl Root {
    /// Whether the first run, or why there is none, can be shown. A draft is shown without being run.
    fn settled(&self) -> bool {
        match &self.model.run {
            Some(_) => !self.model.recording,
            None => self.arrival == Arrival::Here && self.held.is_empty() && self.model.waiting.is_none(),
        }
    }

    /// What opens over the page; none of it before the rest of the page is here.
    #[inline(never)]
    fn dialogs(&self, link: &Scope<Self>) -> Html {
        html! {
            <>
                <Palette open={self.query.is_some()} query={self.query.clone().unwrap_or_default()} entries={self.entries.clone()}
                    set_query={link.callback(|query| RootMsg::Palette(Some(query)))} choose={link.callback(RootMsg::Command)}
                    close={link.callback(|()| RootMsg::Palette(None))} />
                <Sheet open={self.sheet} single_keys={self.single_keys.get()}
                    close={link.callback(|()| RootMsg::Sheet(false))} set_single_keys={link.callback(RootMsg::SingleKeys)} />
                <ShareDialog sharing={self.sharing.clone()} close={link.callback(|()| RootMsg::Share(false))}
                    save={link.callback(RootMsg::Save)} />
            </>
        }
    }

    /// What the person set, for the style sheet.
    fn sizes(&self) -> String {
        let height = self
            .timeline_height
            .map_or_else(String::new, |height| format!(";--timeline-height:{height:.2}vh"));
        format!("--code-width:{:.2}%;--story-width:{:.2}%{height}", self.widths.0, self.widths.1)
    }

    /// The movable borders of the side panes.
    fn splitters(&self, text: &'static Text, link: &Scope<Self>) -> Html {
        let (code, story) = self.widths;
        html! {
            <section class="splitters" aria-label={text.desk.pane_widths}>
                <Splitter class="at-code" label={text.desk.resize_code} share={code} after=false
                    set={link.callback(move |code| RootMsg::Widths(code, story))} />
                <Splitter class="at-story" label={text.desk.resize_story} share={story} after=true
                    set={link.callback(move |story| RootMsg::Widths(code, story))} />
                <Splitter class="at-timeline" label={text.desk.resize_timeline} share={self.timeline_height.unwrap_or(26.0)}
                    after=true rows=true set={link.callback(RootMsg::TimelineHeight)} />
            </section>
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
