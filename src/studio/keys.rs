//! Keys to wishes: the page's shortcuts as a pure table. Single keys work only in the player, never while typing.

use super::{Lang, Msg, Until};

/// A key press as the page's shell reports it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPress {
    /// The key's name in the DOM's words: `ArrowRight`, `a`, ` `.
    pub key: String,
    pub shift: bool,
    /// Ctrl, or Command on a Mac.
    pub command: bool,
    /// The focus is in a text field, a picker or the editor.
    pub typing: bool,
    /// The focus is on a button, which Space presses.
    pub on_button: bool,
    /// The focus is on a slider, which has its own arrows, Home and End.
    pub on_slider: bool,
}

/// What a key asks for: a message to the studio, or something of the page's frame.
#[derive(Clone, Debug, PartialEq)]
pub enum KeyAction {
    Studio(Msg),
    ShortcutSheet,
    Palette,
}

/// The action of a key press; `single` tells whether single keys are switched on.
pub fn action(press: &KeyPress, single: bool) -> Option<KeyAction> {
    let studio = |msg| Some(KeyAction::Studio(msg));
    if press.command {
        return match press.key.as_str() {
            "Enter" => studio(Msg::Run),
            "s" => studio(Msg::Share),
            "k" => Some(KeyAction::Palette),
            _ => None,
        };
    }
    if press.typing || !single {
        return None;
    }
    match press.key.as_str() {
        "ArrowRight" | "ArrowLeft" | "Home" | "End" if press.on_slider && !press.shift => None,
        "ArrowRight" if press.shift => studio(Msg::NextSwitch),
        "ArrowLeft" if press.shift => studio(Msg::PreviousSwitch),
        "ArrowRight" => studio(Msg::Forward),
        "ArrowLeft" => studio(Msg::Back),
        "Home" => studio(Msg::First),
        "End" => studio(Msg::Last),
        "Enter" if press.shift => studio(Msg::Run),
        " " if !press.on_button => studio(Msg::TogglePlay),
        "u" => studio(Msg::UndoChoice),
        "f" => studio(Msg::Fork),
        "s" => studio(Msg::RunUntil(Until::Switch)),
        "m" => studio(Msg::RunUntil(Until::MapOperation)),
        "b" => studio(Msg::RunUntil(Until::Breakpoint)),
        "p" => studio(Msg::RunUntil(Until::Panic)),
        "?" => Some(KeyAction::ShortcutSheet),
        key => match key.parse::<u32>() {
            Ok(gid @ 1..=9) => studio(Msg::Choose(gid)),
            Ok(_) | Err(_) => None,
        },
    }
}

/// The rows of the shortcut sheet: keys, and what they do.
pub fn sheet(lang: Lang) -> Vec<(&'static [&'static str], &'static str)> {
    let text = super::text::of(lang);
    vec![
        (&["→", "←"], text.keys_step),
        (&["Shift →", "Shift ←"], text.keys_switch),
        (&["Home", "End"], text.keys_ends),
        (&["Space"], text.keys_play),
        (&["1", "…", "9"], text.keys_choose),
        (&["u"], text.keys_undo),
        (&["f"], text.keys_fork),
        (&["s", "m", "b", "p"], text.keys_until),
        (&["Ctrl Enter"], text.keys_run),
        (&["Ctrl S"], text.keys_share),
        (&["Ctrl K"], text.desk.keys_palette),
        (&["Shift Alt F"], text.keys_format),
        (&["Esc"], text.keys_leave),
        (&["?"], text.keys_sheet),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: &str) -> KeyPress {
        KeyPress {
            key: key.to_owned(),
            shift: false,
            command: false,
            typing: false,
            on_button: false,
            on_slider: false,
        }
    }

    #[test]
    fn single_keys_step_and_choose() {
        assert_eq!(action(&press("ArrowRight"), true), Some(KeyAction::Studio(Msg::Forward)));
        assert_eq!(action(&press("3"), true), Some(KeyAction::Studio(Msg::Choose(3))));
        assert_eq!(action(&press("0"), true), None);
        assert_eq!(
            action(&KeyPress { shift: true, ..press("ArrowLeft") }, true),
            Some(KeyAction::Studio(Msg::PreviousSwitch))
        );
    }

    #[test]
    fn single_keys_are_silent_while_typing_and_when_switched_off() {
        assert_eq!(action(&KeyPress { typing: true, ..press("f") }, true), None);
        assert_eq!(action(&press("f"), false), None);
    }

    #[test]
    fn command_keys_work_while_typing() {
        let typing = KeyPress { command: true, typing: true, ..press("Enter") };
        assert_eq!(action(&typing, false), Some(KeyAction::Studio(Msg::Run)));
    }

    #[test]
    fn a_focused_control_keeps_its_own_keys() {
        assert_eq!(action(&KeyPress { on_button: true, ..press(" ") }, true), None);
        assert_eq!(action(&KeyPress { on_slider: true, ..press("Home") }, true), None);
    }
}
