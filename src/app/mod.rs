//! The page: Yew components that draw views and send messages. Knows nothing of the engine's insides.

use yew::prelude::*;

/// Draws the page into the document's body.
pub fn mount() {
    yew::Renderer::<App>::new().render();
}

#[component]
fn App() -> Html {
    html! { <main><h1>{ "Go Map Lab" }</h1></main> }
}
