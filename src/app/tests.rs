//! What the components make of a view: each pane is drawn to text, as a server would draw it, at known steps of known
//! lessons.

use super::header::Header;
use super::stage::Stage;
use super::story::Story;
use super::timeline::Timeline;
use super::transport::Transport;
use super::words::Words;
use gomaplab::studio::view::View;
use gomaplab::studio::{self, Effect, File, Lang, Model, Msg, Theme, Until};
use yew::prelude::*;

/// The page after a lesson's run and these wishes.
fn page(lang: Lang, lesson: &str, wishes: &[Msg]) -> View {
    let mut model = Model::new(lang, Theme::Light);
    for msg in [Msg::Lesson(lesson.to_owned()), Msg::Run].into_iter().chain(wishes.iter().cloned()) {
        tell(&mut model, msg);
    }
    studio::view(&model, None)
}

fn program(text: &str) -> View {
    let mut model = Model::new(Lang::English, Theme::Light);
    tell(&mut model, Msg::Edit(text.to_owned()));
    tell(&mut model, Msg::Run);
    studio::view(&model, None)
}

/// Sends a message and does what the page would do about its effects, until nothing is left to do.
fn tell(model: &mut Model, msg: Msg) {
    for effect in studio::update(model, msg) {
        match effect {
            Effect::Continue => tell(model, Msg::Continue),
            Effect::Fetch(File::Lesson(lesson)) => {
                let place = format!("{}/www/build/lessons/{lesson}.program", env!("CARGO_MANIFEST_DIR"));
                let program = std::fs::read(&place).expect("written by `gomaplab page www/build`");
                tell(model, Msg::Compiled { lesson, program: Some(program) });
            }
            Effect::Fetch(File::Library(file)) => {
                let place = format!("{}/www/build/library/{file}.txt", env!("CARGO_MANIFEST_DIR"));
                let text = std::fs::read_to_string(&place).expect("written by `gomaplab page www/build`");
                let ok = gomaplab::library::install(&text);
                tell(model, Msg::Library { file, ok });
            }
            _ => {}
        }
    }
}

#[derive(Properties, PartialEq)]
struct InProps {
    lang: Lang,
    children: Html,
}

/// Children in a language.
#[component]
fn In(props: &InProps) -> Html {
    html! { <ContextProvider<Words> context={Words::of(props.lang)}>{ props.children.clone() }</ContextProvider<Words>> }
}

/// The HTML of what is drawn.
fn drawn(lang: Lang, children: Html) -> String {
    let thread = tokio::runtime::Builder::new_current_thread().build().expect("a runtime of one thread");
    let renderer = yew::LocalServerRenderer::<In>::with_props(InProps { lang, children }).hydratable(false);
    tokio::task::LocalSet::new().block_on(&thread, renderer.render())
}

/// The words between the tags, one space apart.
fn words(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, after)| after));
        text.push(' ');
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many elements have this class.
fn count(html: &str, class: &str) -> usize {
    html.split("class=\"")
        .skip(1)
        .filter_map(|rest| rest.split_once('"'))
        .filter(|(classes, _)| classes.split(' ').any(|one| one == class))
        .count()
}

fn stage(lang: Lang, view: &View) -> String {
    drawn(
        lang,
        html! { <Stage view={view.stage.clone()} twins={view.twins.clone()} beside={view.beside.clone()} send={Callback::noop()} /> },
    )
}

fn story(lang: Lang, view: &View) -> String {
    drawn(lang, html! { <Story view={view.story.clone()} predict={false} send={Callback::noop()} /> })
}

fn header(lang: Lang, view: &View) -> String {
    let open = Callback::noop;
    drawn(
        lang,
        html! { <Header view={view.header.clone()} send={Callback::noop()} open_sheet={open()} open_palette={open()} open_share={open()} /> },
    )
}

#[test]
fn a_fatal_error_cuts_all_goroutines_and_stamps_the_cards() {
    let view = page(Lang::English, "read-write", &[Msg::Last]);
    let html = stage(Lang::English, &view);
    assert_eq!(count(&html, "cut"), 1, "{html}");
    assert_eq!(count(&html, "not-run"), 4);
    assert!(words(&html).contains("set by g3"), "the lamp names its owner");
    assert!(words(&html).contains("fatal error: concurrent map read and map write"));
    let told = words(&story(Lang::English, &view));
    assert!(told.contains("Fatal error, not a panic"), "{told}");
}

#[test]
fn the_same_step_in_chinese_has_no_english_sentence() {
    let view = page(Lang::Chinese, "read-write", &[Msg::Last]);
    let told = words(&story(Lang::Chinese, &view));
    assert!(told.contains("不是 panic"), "{told}");
    assert!(!told.contains("not a panic"), "{told}");
}

#[test]
fn a_panic_stands_over_its_frames_until_it_is_recovered() {
    let rising = page(Lang::English, "panic", &[Msg::First, Msg::RunUntil(Until::Panic)]);
    let html = stage(Lang::English, &rising);
    assert_eq!((count(&html, "panic"), count(&html, "rising")), (1, 1), "{html}");
    assert!(words(&html).contains("\"boom\""));
    let over = stage(Lang::English, &page(Lang::English, "panic", &[Msg::Last]));
    assert_eq!(count(&over, "rising"), 0);
    assert!(words(&over).contains("recovered: boom"));
}

#[test]
fn a_deadlock_names_what_each_goroutine_waits_for() {
    let html = stage(Lang::English, &page(Lang::English, "deadlock", &[Msg::Last]));
    assert!(words(&html).contains("all goroutines are asleep - deadlock!"), "{html}");
    assert!(words(&html).contains("sync.Mutex.Lock"));
}

#[test]
fn a_programs_text_never_becomes_markup() {
    let view = program(
        "package main\n\nfunc main() {\n\tevil := \"<img src=x onerror=alert(1)>\\x00\"\n\tprintln(evil)\n\tpanic(evil)\n}\n",
    );
    let html = stage(Lang::English, &view) + &story(Lang::English, &view);
    assert!(html.contains("&lt;img src=x"), "it is shown");
    assert!(!html.contains("<img"), "as text");
}

#[test]
fn the_transport_counts_steps_and_offers_goroutines() {
    let view = page(Lang::English, "read-write", &[Msg::First, Msg::RunUntil(Until::Switch)]);
    let html =
        drawn(Lang::English, html! { <Transport view={view.transport.clone()} send={Callback::noop()} /> });
    assert!(words(&html).contains(&format!("{} / {}", view.transport.step, view.transport.total)), "{html}");
    assert_eq!(count(&html, "choice"), 3);
    assert_eq!(count(&html, "taken"), 1, "one of them goes on");
}

#[test]
fn library_steps_take_little_of_the_slider() {
    let view = page(Lang::English, "panic", &[Msg::First]);
    let html =
        drawn(Lang::English, html! { <Transport view={view.transport.clone()} send={Callback::noop()} /> });
    let steps = view.transport.total - view.transport.first;
    assert!(view.transport.places * 2 < steps, "{} places for {steps} steps", view.transport.places);
    assert!(html.contains(&format!("max=\"{}\"", view.transport.places)));
    let last = page(Lang::English, "panic", &[Msg::First, Msg::SeekPlace(view.transport.places)]);
    assert_eq!(last.transport.step, last.transport.total);
}

#[test]
fn the_timeline_has_a_lane_for_each_goroutine_and_flag() {
    let view = page(Lang::English, "read-write", &[]);
    let html =
        drawn(Lang::English, html! { <Timeline view={view.timeline.clone()} send={Callback::noop()} /> });
    assert_eq!(count(&html, "alive"), 3, "{html}");
    assert!(count(&html, "flag-span") >= 1);
    assert_eq!(count(&html, "fatal"), 1);
}

#[test]
fn the_header_has_a_field_for_what_the_scheduler_takes() {
    let manual = header(Lang::English, &page(Lang::English, "panic", &[]));
    assert_eq!((count(&manual, "seed"), count(&manual, "procs"), count(&manual, "whole-maps")), (0, 0, 0));
    let wishes = [Msg::Scheduler("go".to_owned()), Msg::Procs(7), Msg::WholeMaps(true)];
    let go = header(Lang::Chinese, &page(Lang::Chinese, "panic", &wishes));
    assert_eq!((count(&go, "seed"), count(&go, "procs"), count(&go, "whole-maps")), (1, 1, 1), "{go}");
    assert!(go.contains("GOMAXPROCS") && go.contains("value=\"7\""));
    assert!(words(&go).contains("map 操作不可打断"));
}
