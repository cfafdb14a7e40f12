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

/// Where in the window a pointer event is, from 0 (left) to 1 (right).
pub fn across_window(event: &PointerEvent, capture: bool) -> Option<f64> {
    fraction(event, capture)?;
    let width = gloo::utils::window().inner_width().ok()?.as_f64()?;
    (width > 0.0).then(|| f64::from(event.client_x()) / width)
}

/// The main button is held.
pub fn pressed(event: &PointerEvent) -> bool {
    event.buttons() & 1 == 1
}
