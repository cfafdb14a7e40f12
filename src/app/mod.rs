//! The page: Yew components that draw views and send messages. Knows nothing of the engine's insides.
//! `web_sys` is named only in `shell`, `editor`, `embed`, `pointer` and `motion`.

mod arrival;
mod arrows;
mod cells;
mod clock;
mod console;
mod crowd;
mod editor;
mod embed;
mod explore;
mod explorer;
mod findings;
mod goroutine;
mod header;
mod inside;
mod instruments;
mod map;
mod motion;
mod notice;
mod object;
mod palette;
mod pointer;
mod questions;
mod rich;
mod root;
mod share;
mod sheet;
mod shell;
mod sign;
mod splitter;
mod stage;
mod start;
mod state_form;
mod story;
mod tabs;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod timeline;
mod transport;
mod unwinding;
mod words;

/// Draws the page into the document.
pub fn mount() {
    shell::report_panics();
    start::begin();
    match shell::mount_point() {
        Some(element) => yew::Renderer::<root::Root>::with_root(element).render(),
        None => yew::Renderer::<root::Root>::new().render(),
    };
}
