//! The root component: holds the model, turns messages into the next view, lays out the panes.

use super::clock::Clock;
use super::editor::{self, EditorPane};
use super::embed::{self, ChildMsg, HostMsg};
use super::explorer::Explorer;
use super::header::Header;
use super::instruments::Instruments;
use super::motion;
use super::notice::notice;
use super::palette::Palette;
use super::share::{File, ShareDialog, Sharing};
use super::sheet::Sheet;
use super::shell;
use super::splitter::Splitter;
use super::stage::Stage;
use super::story::Story;
use super::tabs::{Tab, tabs};
use super::timeline::Timeline;
use super::transport::Transport;
use super::words::Words;
use gloo::events::EventListener;
use gomaplab::scenario;
use gomaplab::studio::instruments::InstrumentMsg;
use gomaplab::studio::keys::{self, KeyAction, KeyPress};
use gomaplab::studio::palette::{self, Entry, PaletteAction};
use gomaplab::studio::text::{self, Text};
use gomaplab::studio::view::{OutcomeKind, View};
use gomaplab::studio::{self, Effect, Model, Msg, poster};
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
    Save(File),
    /// The page around this one says something.
    Host(HostMsg),
    /// Half a second after a change: the address may follow.
    Address,
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
    _keys: EventListener,
    _fragment: EventListener,
    _host: Option<EventListener>,
}

/// What a host knows.
#[derive(Default)]
struct Told {
    step: Option<(u64, u64)>,
    ended: bool,
    /// The loaded program ended badly.
    failed: bool,
    /// The loaded program's text, before the reader changed it.
    loaded: Rc<str>,
    height: f64,
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
        if let Some(fragment) = shell::fragment() {
            link.send_message(RootMsg::Studio(Msg::Open(fragment)));
        } else if !model.drafts.is_empty() {
            link.send_message(RootMsg::Studio(Msg::Draft(0)));
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
            RootMsg::TimelineHeight(height) => {
                self.timeline_height = Some(height);
                shell::store_timeline_height(height);
            }
            RootMsg::Widths(code, story) => {
                self.widths = (code, story);
                shell::store_widths(self.widths);
            }
            RootMsg::SingleKeys(on) => {
                self.single_keys.set(on);
                shell::store_single_keys(on);
            }
            RootMsg::Share(open) => self.sharing = open.then(|| Rc::new(self.sharing())),
            RootMsg::Save(file) => self.save(file),
            RootMsg::Host(msg) => self.host(ctx, msg),
            RootMsg::Address => self.follow(),
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

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
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
                        <EditorPane view={view.editor.clone()} send={send.clone()} words={words} />
                        { self.splitters(text, link) }
                        <Stage view={view.stage.clone()} twins={view.twins.clone()} beside={view.beside.clone()} send={send.clone()} />
                        <Story view={view.story.clone()} predict={view.header.predict} send={send.clone()} />
                        <Instruments view={view.instruments.clone()} send={send.clone()} />
                        <Timeline view={view.timeline.clone()} send={send.clone()} />
                    </main>
                    <Transport view={view.transport.clone()} send={send.clone()} />
                    { tabs(self.tab, text, &link.callback(RootMsg::Tab)) }
                    if let Some(of) = &view.notice { { notice(of, text, send) } }
                    <Palette open={self.query.is_some()} query={self.query.clone().unwrap_or_default()} entries={self.entries.clone()}
                        set_query={link.callback(|query| RootMsg::Palette(Some(query)))} choose={link.callback(RootMsg::Command)}
                        close={link.callback(|()| RootMsg::Palette(None))} />
                    <Sheet open={self.sheet} single_keys={self.single_keys.get()}
                        close={link.callback(|()| RootMsg::Sheet(false))} set_single_keys={link.callback(RootMsg::SingleKeys)} />
                    <ShareDialog sharing={self.sharing.clone()} close={link.callback(|()| RootMsg::Share(false))}
                        save={link.callback(RootMsg::Save)} />
                    if self.model.embed.is_some() { { self.open_in_lab() } }
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
                <Splitter class="at-code" label={text.desk.resize_code} share={code} after=false
                    set={link.callback(move |code| RootMsg::Widths(code, story))} />
                <Splitter class="at-story" label={text.desk.resize_story} share={story} after=true
                    set={link.callback(move |story| RootMsg::Widths(code, story))} />
                <Splitter class="at-timeline" label={text.desk.resize_timeline} share={self.timeline_height.unwrap_or(26.0)}
                    after=true rows=true set={link.callback(RootMsg::TimelineHeight)} />
            </section>
        }
    }

    /// What the person set, for the style sheet.
    fn sizes(&self) -> String {
        let height = self
            .timeline_height
            .map_or_else(String::new, |height| format!(";--timeline-height:{height:.2}vh"));
        format!("--code-width:{:.2}%;--story-width:{:.2}%{height}", self.widths.0, self.widths.1)
    }

    fn explore(&mut self, ctx: &Context<Self>, job: u32, link: String) {
        let waiting = link.clone();
        let ready =
            ctx.link().callback(move |loaded| RootMsg::Explorer { loaded, job, link: waiting.clone() });
        self.explorer.start(job, &link, ready);
    }

    /// Sends a message when the browser has drawn.
    fn later(&self, ctx: &Context<Self>, msg: InstrumentMsg) {
        let link = ctx.link().clone();
        gloo::timers::callback::Timeout::new(0, move || {
            link.send_message(RootMsg::Studio(Msg::Instrument(msg)))
        })
        .forget();
    }

    fn studio(&mut self, ctx: &Context<Self>, msg: Msg) {
        if let Msg::Motion(motion) = &msg {
            shell::apply_motion(*motion);
        }
        let run_before = self.view.timeline.lanes.run;
        let (lang, theme) = (self.model.lang, self.model.theme);
        let opened = matches!(msg, Msg::Open(_));
        for effect in studio::update(&mut self.model, msg) {
            let send = self.send.clone();
            match effect {
                Effect::ShareLink(fragment) => {
                    shell::share(&fragment, send.reform(Msg::Shared));
                    self.address = fragment;
                }
                Effect::SaveDrafts(list) => shell::store_drafts(&list),
                Effect::CopyLink(fragment) => {
                    let length = fragment.len();
                    let address = format!("{}#{fragment}", shell::base());
                    shell::copy(&address, send.reform(move |copied| Msg::LinkCopied { copied, length }));
                }
                Effect::FetchLibrary(file) => {
                    let address = format!("{}library/{file}.txt", shell::base());
                    let came = send.reform(move |text: Option<String>| {
                        let ok = text.is_some_and(|text| gomaplab::library::install(&text));
                        Msg::Library { file: file.clone(), ok }
                    });
                    shell::fetch_text(&address, came);
                }
                Effect::Explore { job, link } => self.explore(ctx, job, link),
                Effect::StopExploring => self.explorer.cancel(),
                Effect::Download { name, text } => shell::download(&name, &text),
                Effect::WatchOn => self.later(ctx, InstrumentMsg::WatchOn),
                Effect::ContestOn => self.later(ctx, InstrumentMsg::ContestOn),
                Effect::AgainstOn => self.later(ctx, InstrumentMsg::AgainstOn),
                Effect::OrderOn => self.later(ctx, InstrumentMsg::OrderOn),
                Effect::Continue => {
                    let link = ctx.link().clone();
                    gloo::timers::callback::Timeout::new(0, move || {
                        link.send_message(RootMsg::Studio(Msg::Continue))
                    })
                    .forget();
                }
            }
        }
        if self.model.lang != lang {
            shell::apply_lang(self.model.lang);
        }
        if self.model.theme != theme {
            shell::apply_theme(self.model.theme);
        }
        self.view = studio::view(&self.model, Some(&self.view));
        if run_before != self.view.timeline.lanes.run {
            shell::remember_link(self.model.link());
        }
        match self.model.embed.is_some() {
            true => self.tell(ctx, opened),
            false => self.wait_for_address(ctx, opened),
        }
    }

    fn sharing(&self) -> Sharing {
        let title = self.view.story.lesson.as_ref().map_or("Go Map Lab".into(), |(title, _)| title.clone());
        Sharing {
            fragment: scenario::encode(&self.model.scenario()).into(),
            source: self.model.source.clone(),
            title,
        }
    }

    fn save(&mut self, file: File) {
        match file {
            File::Program => editor::save("prog.go", "text/plain", &self.model.source),
            File::Svg => editor::save("step.svg", "image/svg+xml", &poster::svg(&self.model)),
            File::Png => editor::save_png("step.png", &poster::svg(&self.model)),
            File::Transcript => {
                let text = poster::transcript(&mut self.model);
                editor::save("transcript.txt", "text/plain", &text);
            }
        }
    }

    /// The address follows the page at most twice a second. A page that was only looked at keeps its own.
    fn wait_for_address(&mut self, ctx: &Context<Self>, opened: bool) {
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

    fn follow(&mut self) {
        self.address_waits = false;
        if self.model.recording || self.model.run.is_none() {
            return;
        }
        let fragment = scenario::encode(&self.model.scenario());
        let untouched = self.address.is_empty() && self.model.lesson.is_some() && !self.model.touched();
        if fragment != self.address && fragment.len() < LONGEST_ADDRESS && !untouched {
            shell::rewrite(&fragment);
            self.address = fragment;
        }
    }

    /// Does what the host asks for.
    fn host(&mut self, ctx: &Context<Self>, msg: HostMsg) {
        let studio = match msg {
            HostMsg::Ping => return embed::tell(&ChildMsg::Pong),
            HostMsg::Link => {
                let link = scenario::encode(&self.model.scenario());
                let url = format!("{}#{link}", shell::base());
                return embed::tell(&ChildMsg::Link { link, url });
            }
            HostMsg::LoadLink(link) => Msg::Open(link),
            HostMsg::LoadProgram(program) => {
                self.told = Told { loaded: program.as_str().into(), ..Told::default() };
                self.studio(ctx, Msg::Edit(program));
                Msg::Run
            }
            HostMsg::Goto(step) => Msg::Seek(step),
            HostMsg::Step(by) => {
                for _ in 1..by.unsigned_abs().max(1) {
                    self.studio(ctx, if by < 0 { Msg::Back } else { Msg::Forward });
                }
                if by < 0 { Msg::Back } else { Msg::Forward }
            }
            HostMsg::Play => Msg::Play(true),
            HostMsg::Pause => Msg::Play(false),
            HostMsg::Theme(theme) => Msg::Theme(theme),
            HostMsg::Lang(lang) => Msg::Lang(lang),
        };
        self.studio(ctx, studio);
    }

    /// Tells the host what has changed.
    fn tell(&mut self, ctx: &Context<Self>, opened: bool) {
        let transport = &self.view.transport;
        if opened {
            self.told = Told { loaded: self.model.source.clone(), ..Told::default() };
        }
        if self.model.recording || self.model.run.is_none() {
            return;
        }
        let now = (transport.step, transport.total);
        if self.told.step.is_none() {
            embed::tell(&ChildMsg::Ready { step: now.0, total: now.1 });
            if self.model.embed.as_ref().is_some_and(|embed| embed.autoplay) {
                ctx.link().send_message(RootMsg::Studio(Msg::Play(true)));
            }
        }
        if self.told.step != Some(now) {
            let text = transport.sentence.to_string();
            embed::tell(&ChildMsg::Step { step: now.0, total: now.1, text });
        }
        self.told.step = Some(now);
        let outcome = self.view.story.outcome.as_ref();
        if let Some(outcome) = outcome.filter(|_| !self.told.ended) {
            let kind = outcome_name(outcome.kind);
            let (text, exit_code) = (outcome.title.to_string(), outcome.exit_code);
            embed::tell(&ChildMsg::Outcome { kind, text, exit_code });
            let good = outcome.kind == OutcomeKind::Exit;
            if self.model.source == self.told.loaded {
                self.told.failed |= !good;
            } else if good && self.told.failed {
                embed::tell(&ChildMsg::Solved);
            }
        }
        self.told.ended = outcome.is_some();
    }

    fn open_in_lab(&self) -> Html {
        let words = text::share(self.model.lang);
        let href = format!("{}#{}", shell::base(), scenario::encode(&self.model.scenario()));
        let title = self.view.story.lesson.as_ref().map_or("Go Map Lab", |(title, _)| title);
        html! {
            <nav class="open-in-lab" aria-label="Go Map Lab">
                <h1 class="visually-hidden">{ title }</h1>
                <a {href} target="_blank" rel="noopener">{ words.open_in_lab }<span aria-hidden="true">{ " ↗" }</span></a>
            </nav>
        }
    }
}

/// Longer links stay out of the address.
const LONGEST_ADDRESS: usize = 16_000;

fn outcome_name(kind: OutcomeKind) -> &'static str {
    match kind {
        OutcomeKind::Exit => "exit",
        OutcomeKind::ExitCode => "exit-code",
        OutcomeKind::Panic => "panic",
        OutcomeKind::Fatal => "fatal",
        OutcomeKind::Deadlock => "deadlock",
        OutcomeKind::OutOfFuel => "out-of-fuel",
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
