//! The page's words in both languages. One struct, two values: a text that lacks a language does not compile.

use super::Lang;

/// Every fixed text of the page.
#[derive(Debug, PartialEq, Eq)]
pub struct Text {
    pub on_stage: StageText,
    pub desk: DeskText,

    // The page's frame.
    pub lesson: &'static str,
    pub runtime: &'static str,
    pub scheduler: &'static str,
    pub seed: &'static str,
    pub run: &'static str,
    pub explore: &'static str,
    pub explore_short: &'static str,
    pub explore_stop: &'static str,
    pub explore_open: &'static str,
    pub explore_races: &'static str,
    pub explore_found: &'static str,
    pub explore_copy: &'static str,
    pub explore_leaks: &'static str,
    pub explore_tree: &'static str,
    pub explore_tree_note: &'static str,
    pub explore_unloaded: &'static str,
    pub explore_lock_orders: &'static str,
    pub explore_samplings: &'static str,
    pub explore_same_memory: &'static str,
    pub explore_missing: &'static str,
    pub explore_assertions: &'static str,
    pub explore_edge: &'static str,
    pub explore_report: &'static str,
    pub explore_state: &'static str,
    pub explore_state_add: &'static str,
    pub explore_condition: &'static str,
    pub explore_condition_hint: &'static str,
    pub explore_text_hint: &'static str,
    pub share: &'static str,
    pub other_language: &'static str,
    pub other_language_short: &'static str,
    pub theme_auto: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
    pub shortcuts: &'static str,
    pub close: &'static str,
    pub skip_to_player: &'static str,

    // Panes.
    pub code: &'static str,
    pub stage: &'static str,
    pub story: &'static str,
    pub timeline: &'static str,
    pub console: &'static str,
    pub panes: &'static str,
    pub editor_label: &'static str,
    pub editor_hint: &'static str,
    pub editor_loading: &'static str,
    pub editor_failed: &'static str,
    pub editor_note: &'static str,
    pub format: &'static str,
    pub problems: &'static str,
    pub packages: &'static str,
    pub stage_empty: &'static str,
    pub story_empty: &'static str,
    pub console_empty: &'static str,

    // Goroutines.
    pub running: &'static str,
    pub runnable: &'static str,
    pub waits: &'static str,
    pub panicking: &'static str,
    pub fatal: &'static str,
    pub stopped: &'static str,
    pub finished: &'static str,
    pub line: &'static str,
    pub defers: &'static str,
    pub defer_pending: &'static str,
    pub defer_running: &'static str,
    pub defer_done: &'static str,
    pub defer_recovered: &'static str,
    pub defer_not_run: &'static str,
    pub closure: &'static str,
    pub frame_deferred: &'static str,
    pub frame_by_panic: &'static str,
    pub frame_dropped: &'static str,
    pub panic_rising: &'static str,
    pub panic_recovered: &'static str,
    pub panic_aborted: &'static str,
    pub panic_goexit: &'static str,

    // Maps and objects.
    pub map: &'static str,
    pub set_by: &'static str,
    pub set_by_after: &'static str,
    pub flag_clear: &'static str,
    pub old_array: &'static str,
    pub overflow: &'static str,
    pub evacuated: &'static str,
    pub held_by: &'static str,
    pub read_by: &'static str,
    pub buffer: &'static str,
    pub nobody: &'static str,
    pub operation: &'static str,

    // Story and console.
    pub why: &'static str,
    /// After the number one.
    pub cause_led_here: &'static str,
    /// After any other number.
    pub causes_led_here: &'static str,
    /// Over the events just before.
    pub lately: &'static str,
    pub runtime_function: &'static str,
    pub exit_code: &'static str,
    pub stdout: &'static str,
    pub stderr: &'static str,
    pub printed_at: &'static str,

    // Transport.
    pub first: &'static str,
    pub back: &'static str,
    pub play: &'static str,
    pub pause: &'static str,
    pub forward: &'static str,
    pub last: &'static str,
    pub step: &'static str,
    pub recording: &'static str,
    pub loading_library: &'static str,
    pub speed: &'static str,
    pub grain: &'static str,
    pub grain_micro: &'static str,
    pub grain_statement: &'static str,
    pub grain_event: &'static str,
    pub grain_switch: &'static str,
    pub undo: &'static str,
    pub fork: &'static str,
    pub choose: &'static str,
    pub chosen: &'static str,
    pub until: &'static str,
    pub until_switch: &'static str,
    pub until_map: &'static str,
    pub until_breakpoint: &'static str,
    pub until_panic: &'static str,
    pub until_end: &'static str,

    // Timeline.
    pub flag_lane: &'static str,
    pub mark_panic: &'static str,
    pub mark_recover: &'static str,
    pub mark_fatal: &'static str,
    pub mark_print: &'static str,
    pub mark_go: &'static str,
    pub timeline_empty: &'static str,

    // Shortcut sheet.
    pub keys_step: &'static str,
    pub keys_switch: &'static str,
    pub keys_ends: &'static str,
    pub keys_play: &'static str,
    pub keys_choose: &'static str,
    pub keys_undo: &'static str,
    pub keys_fork: &'static str,
    pub keys_until: &'static str,
    pub keys_run: &'static str,
    pub keys_share: &'static str,
    pub keys_format: &'static str,
    pub keys_sheet: &'static str,
    pub keys_leave: &'static str,
    pub keys_single: &'static str,
    pub keys_single_note: &'static str,

    // Failures.
    pub crashed: &'static str,
    pub crashed_note: &'static str,
    pub reload: &'static str,
}

/// The texts of a language.
pub fn of(lang: Lang) -> &'static Text {
    match lang {
        Lang::English => &english::ENGLISH,
        Lang::Chinese => &chinese::CHINESE,
    }
}

mod chinese;
mod count;
mod desk;
mod english;
mod instruments;
mod notice;
mod on_stage;

pub use count::{counted, grouped};
pub use desk::DeskText;
pub use instruments::{InstrumentText, instruments};
pub use on_stage::StageText;
mod share;

pub use notice::{
    library_unloaded, link_error, misstated, not_formatted, order_refused, refused, shared, step_limit,
};
pub use share::{ShareText, length as share_length, share};
