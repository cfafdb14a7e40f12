//! Pointer positions as fractions, so that panels need not touch the DOM.

use yew::prelude::*;

/// Where in its element a pointer event is, from 0 (left) to 1 (right); presses capture the pointer.
pub fn fraction(event: &PointerEvent, capture: bool) -> Option<f64> {
    let element: web_sys::Element =
        event.current_target().and_then(|target| wasm_bindgen::JsCast::dyn_into(target).ok())?;
    if capture {
        // Refused only for a pointer that is already gone; the drag then ends at once.
        let _ = element.set_pointer_capture(event.pointer_id());
    }
    let area = element.get_bounding_client_rect();
    (area.width() > 0.0).then(|| ((f64::from(event.client_x()) - area.left()) / area.width()).clamp(0.0, 1.0))
}

/// Where in the window a pointer event is, from 0 (left) to 1 (right), or down from 0 (top) to 1 (bottom).
pub fn in_window(event: &PointerEvent, capture: bool, down: bool) -> Option<f64> {
    fraction(event, capture)?;
    let window = gloo::utils::window();
    let (size, at) = match down {
        true => (window.inner_height(), event.client_y()),
        false => (window.inner_width(), event.client_x()),
    };
    let size = size.ok()?.as_f64()?;
    (size > 0.0).then(|| f64::from(at) / size)
}

/// The main button is held.
pub fn pressed(event: &PointerEvent) -> bool {
    event.buttons() & 1 == 1
}
