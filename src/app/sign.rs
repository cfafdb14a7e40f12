//! A goroutine's sign: shape, colour, name.

use gomaplab::studio::view::Sign;
use yew::prelude::*;

/// The shape alone, in the goroutine's colour.
pub fn shape(sign: &Sign) -> Html {
    html! { <svg class="shape" aria-hidden="true"><use href={format!("#shape-{}", sign.shape)} /></svg> }
}

/// The class that carries the goroutine's colour.
pub fn hue(sign: &Sign) -> String {
    format!("hue-{}", sign.hue)
}

/// Shape and name.
pub fn sign(sign: &Sign) -> Html {
    html! { <span class={classes!("sign", hue(sign))}>{ shape(sign) }{ &*sign.name }</span> }
}

/// Shape, name and what follows it.
pub fn sign_with(sign: &Sign, rest: &str) -> Html {
    html! {
        <span class={classes!("sign", hue(sign))}>
            { shape(sign) }<span class="title" title={rest.to_owned()}>{ &*sign.name }{ " " }{ rest }</span>
        </span>
    }
}
