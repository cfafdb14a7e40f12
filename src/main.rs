//! The page's door: mounts the Yew app.

mod app;

fn main() {
    app::mount();
}
