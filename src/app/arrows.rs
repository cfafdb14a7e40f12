//! An arrow from the reference that the pointer is on to the card that it leads to.

use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ArrowProps {
    /// The card's id.
    pub to: AttrValue,
}

/// Both ends, in the window's pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Ends {
    from: (f64, f64),
    to: (f64, f64),
}

#[component]
pub fn Arrow(props: &ArrowProps) -> Html {
    let ends = use_state(|| None::<Ends>);
    {
        let ends = ends.clone();
        use_effect_with(props.to.clone(), move |to| ends.set(measure(to)));
    }
    let Some(Ends { from, to }) = *ends else { return Html::default() };
    let bend = ((to.1 - from.1) * 0.5).abs().max(24.0);
    let path = format!(
        "M{:.1} {:.1}C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}",
        from.0,
        from.1,
        from.0,
        from.1 + bend,
        to.0,
        to.1 - bend,
        to.0,
        to.1 - 6.0
    );
    let head = format!("M{:.1} {:.1}l-5-9h10z", to.0, to.1);
    html! { <svg class="arrow" aria-hidden="true"><path class="line" d={path} /><path class="head" d={head} /></svg> }
}

fn measure(id: &str) -> Option<Ends> {
    let document = gloo::utils::document();
    let find = |selector: String| document.query_selector(&selector).ok().flatten();
    let from = find(format!("[data-to=\"{id}\"]:hover"))?.get_bounding_client_rect();
    let to = find(format!("[data-anchor=\"{id}\"]"))?.get_bounding_client_rect();
    Some(Ends {
        from: (from.left() + from.width() / 2.0, from.bottom()),
        to: (to.left() + to.width().min(120.0) / 2.0, to.top()),
    })
}
