//! One step as a picture (SVG) and a run as plain text: for slides, for places that strip scripts, for reading aloud.
//! Pure: the same view gives the same bytes. All text is escaped; nothing in a program can become markup.

use super::model::Model;
use super::share::escaped;
use super::view::{
    ConsoleView, DeferStatus, GoroutineState, GoroutineView, MapView, OutcomeKind, Sign, Stream, View,
};
use super::{Msg, text, update};
use crate::trace::Cursor;

const WIDTH: u32 = 960;
const MARGIN: u32 = 28;
const LINE: u32 = 18;
/// A character of the code font, in tenths of a pixel.
const CHARACTER: u32 = 68;
/// The light theme's colours of `www/css/tokens.css`.
const HUES: [&str; 8] =
    ["#3b4252", "#0069a6", "#b24a00", "#00735a", "#9c3781", "#5a4ac2", "#6b6000", "#8a4b2d"];
/// The page's shapes.
const SHAPES: [&str; 8] = [
    "M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Z",
    "M6 .8 11.4 11H.6z",
    "M1.2 1.2h9.6v9.6H1.2z",
    "M6 .3 11.7 6 6 11.7.3 6z",
    "M4.2.8h3.6v3.4h3.4v3.6H7.8v3.4H4.2V7.8H.8V4.2h3.4z",
    "M3.2.9h5.6L11.6 6l-2.8 5.1H3.2L.4 6z",
    "M.6 1h10.8L6 11.2z",
    "M6 .7a5.3 5.3 0 1 0 0 10.6A5.3 5.3 0 0 0 6 .7Zm0 2.7a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2Z",
];
const STYLE: &str = "text{font:13px ui-sans-serif,system-ui,'PingFang SC','Noto Sans CJK SC',sans-serif;fill:#1e2328}\
.m{font:12px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono','Noto Sans CJK SC',monospace;white-space:pre}\
.s{fill:#4d545d}.b{font-weight:700}.bad{fill:#b3261e}.ok{fill:#12713f}.h{font-size:16px;font-weight:700}";

/// A picture under construction; `y` is where the next thing goes.
struct Picture {
    body: String,
    y: u32,
}

impl Picture {
    fn text(&mut self, x: u32, y: u32, class: &str, text: &str) {
        self.body.push_str(&format!("<text x=\"{x}\" y=\"{y}\" class=\"{class}\">{}</text>", escaped(text)));
    }

    fn plate(&mut self, x: u32, y: u32, width: u32, height: u32, stroke: &str) {
        self.body.push_str(&format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"#fff\" stroke=\"{stroke}\"/>"
        ));
    }

    fn sign(&mut self, x: u32, y: u32, sign: &Sign) {
        let hue = HUES[usize::from(sign.hue) % HUES.len()];
        let shape = SHAPES[usize::from(sign.shape) % SHAPES.len()];
        self.body.push_str(&format!(
            "<path transform=\"translate({x} {y})\" fill=\"{hue}\" fill-rule=\"evenodd\" d=\"{shape}\"/>"
        ));
    }
}

/// Cut to the characters that fit into a width.
fn fitted(text: &str, width: u32) -> String {
    let most = (width * 10 / CHARACTER) as usize;
    let wide = |ch: char| if (ch as u32) < 0x1100 { 1 } else { 2 };
    let total: usize = text.chars().map(wide).sum();
    if total <= most {
        return text.to_owned();
    }
    let mut used = 1;
    let mut out: String = text
        .chars()
        .take_while(|ch| {
            used += wide(*ch);
            used <= most
        })
        .collect();
    out.push('…');
    out
}

/// The step shown as an SVG document.
pub fn svg(model: &Model) -> String {
    let view = super::view(model, None);
    let mut picture = Picture { body: String::new(), y: MARGIN + 14 };
    let title = view.story.lesson.as_ref().map_or("Go Map Lab", |(title, _)| title);
    picture.text(MARGIN, picture.y, "h", &fitted(title, WIDTH - 260));
    let caption = format!("{} {} / {}", text::of(model.lang).step, view.transport.step, view.transport.total);
    picture.body.push_str(&format!(
        "<text x=\"{}\" y=\"{}\" class=\"s\" text-anchor=\"end\">{}</text>",
        WIDTH - MARGIN,
        picture.y,
        escaped(&caption)
    ));
    picture.y += 16;
    sentence(&mut picture, &view);
    goroutines(&mut picture, &view.stage.goroutines, model);
    for map in view.stage.maps.iter().take(3) {
        map_card(&mut picture, map);
    }
    console(&mut picture, &view.stage.console);
    let height = picture.y + MARGIN;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" \
         role=\"img\" aria-label=\"{}\"><style>{STYLE}</style><rect width=\"{WIDTH}\" height=\"{height}\" \
         fill=\"#fbfaf7\"/>{}</svg>\n",
        escaped(&format!("{title}, {caption}. {}", view.transport.sentence)),
        picture.body
    )
}

fn sentence(picture: &mut Picture, view: &View) {
    let (class, words) = match &view.story.outcome {
        Some(outcome) => {
            let class = match outcome.kind {
                OutcomeKind::Exit => "ok b",
                OutcomeKind::ExitCode
                | OutcomeKind::Panic
                | OutcomeKind::Fatal
                | OutcomeKind::Deadlock
                | OutcomeKind::OutOfFuel => "bad b",
            };
            (class, outcome.title.to_string())
        }
        None => ("", String::new()),
    };
    if !words.is_empty() {
        picture.y += LINE;
        picture.text(MARGIN, picture.y, class, &fitted(&words, WIDTH - 2 * MARGIN));
    }
    let plain = view.story.sentence.plain();
    if !plain.is_empty() {
        picture.y += LINE;
        picture.text(MARGIN, picture.y, "s", &fitted(&plain, WIDTH - 2 * MARGIN));
    }
    picture.y += 12;
}

fn state_name(state: GoroutineState, model: &Model) -> &'static str {
    let text = text::of(model.lang);
    match state {
        GoroutineState::Running => text.running,
        GoroutineState::Runnable => text.runnable,
        GoroutineState::Waiting => text.waits,
        GoroutineState::Panicking => text.panicking,
        GoroutineState::Fatal => text.fatal,
        GoroutineState::Stopped => text.stopped,
        GoroutineState::Finished => text.finished,
    }
}

fn goroutines(picture: &mut Picture, list: &[std::rc::Rc<GoroutineView>], model: &Model) {
    const GAP: u32 = 12;
    for row in list.chunks(4).take(3) {
        let columns = row.len() as u32;
        let width = (WIDTH - 2 * MARGIN - GAP * (columns - 1)) / columns;
        let lines: Vec<Vec<(String, &str)>> =
            row.iter().map(|of| goroutine_lines(of, width - 24, model)).collect();
        let height = 40 + LINE * lines.iter().map(Vec::len).max().unwrap_or(0) as u32;
        for (at, (of, lines)) in row.iter().zip(&lines).enumerate() {
            let x = MARGIN + at as u32 * (width + GAP);
            let y = picture.y;
            let hue = HUES[usize::from(of.sign.hue) % HUES.len()];
            picture.plate(x, y, width, height, if of.current { hue } else { "#e3dfd6" });
            picture.sign(x + 12, y + 11, &of.sign);
            let name = format!("{} {}", of.sign.name, of.title);
            picture.text(x + 32, y + 22, "b", &fitted(&name, width / 2));
            let class = match of.state {
                GoroutineState::Fatal | GoroutineState::Panicking => "bad",
                GoroutineState::Running
                | GoroutineState::Runnable
                | GoroutineState::Waiting
                | GoroutineState::Stopped
                | GoroutineState::Finished => "s",
            };
            let state = escaped(state_name(of.state, model));
            picture.body.push_str(&format!(
                "<text x=\"{}\" y=\"{}\" class=\"{class}\" text-anchor=\"end\">{state}</text>",
                x + width - 12,
                y + 22
            ));
            for (index, (line, class)) in lines.iter().enumerate() {
                picture.text(x + 12, y + 42 + index as u32 * LINE, class, line);
            }
        }
        picture.y += height + GAP;
    }
}

fn goroutine_lines(of: &GoroutineView, width: u32, model: &Model) -> Vec<(String, &'static str)> {
    let text = text::of(model.lang);
    let mut lines = Vec::new();
    for panic in of.panics.iter().take(1) {
        lines.push((fitted(&format!("panic: {}", panic.value), width), "m bad"));
    }
    for frame in of.frames.iter().take(3) {
        lines.push((fitted(&format!("{}  :{}", frame.func, frame.line), width), "m b"));
        for local in frame.locals.iter().take(4) {
            lines.push((fitted(&format!("  {} = {}", local.name, local.value), width), "m"));
        }
        for card in frame.defers.iter().take(3) {
            let (status, class) = match card.status {
                DeferStatus::Pending => (text.defer_pending, "m s"),
                DeferStatus::Running => (text.defer_running, "m"),
                DeferStatus::Done => (text.defer_done, "m s"),
                DeferStatus::Recovered => (text.defer_recovered, "m ok"),
                DeferStatus::NotRun => (text.defer_not_run, "m bad"),
            };
            lines.push((fitted(&format!("  defer {} · {status}", card.label), width), class));
        }
    }
    lines
}

fn map_card(picture: &mut Picture, map: &MapView) {
    let width = WIDTH - 2 * MARGIN;
    let (x, y) = (MARGIN, picture.y);
    let cells: Vec<String> = map
        .groups
        .iter()
        .flat_map(|group| group.cells())
        .filter(|cell| !cell.key.is_empty())
        .map(|cell| format!("{}: {}", cell.key, cell.value))
        .take(24)
        .collect();
    let operations = map.operations.len().min(4) as u32;
    let height = 56 + LINE * operations;
    picture.plate(x, y, width, height, "#e3dfd6");
    picture.text(x + 12, y + 22, "b", &format!("{} {}", map.name, map.ty));
    let lamps: Vec<String> = map
        .lamps
        .iter()
        .map(|lamp| match &lamp.owner {
            Some(owner) if lamp.on => format!("{} ← {}", lamp.label, owner.name),
            _ => lamp.label.to_string(),
        })
        .collect();
    let lit = map.lamps.iter().any(|lamp| lamp.on);
    picture.text(
        x + 220,
        y + 22,
        if lit { "m bad b" } else { "m s" },
        &fitted(&lamps.join("   "), width - 240),
    );
    picture.text(x + 12, y + 44, "m", &fitted(&format!("{{{}}}", cells.join(", ")), width - 24));
    for (at, operation) in map.operations.iter().take(4).enumerate() {
        let line = y + 62 + at as u32 * LINE;
        picture.sign(x + 12, line - 10, &operation.sign);
        let steps: Vec<&str> = operation.steps.iter().map(|step| &*step.name).collect();
        let words = format!("{} {}  {}", operation.sign.name, operation.label, steps.join(" › "));
        picture.text(x + 32, line, "m s", &fitted(&words, width - 60));
    }
    picture.y += height + 12;
}

fn console(picture: &mut Picture, console: &ConsoleView) {
    if console.lines.is_empty() {
        return;
    }
    let shown = &console.lines[console.lines.len().saturating_sub(6)..];
    let width = WIDTH - 2 * MARGIN;
    let height = 16 + LINE * shown.len() as u32;
    picture.plate(MARGIN, picture.y, width, height, "#e3dfd6");
    for (at, line) in shown.iter().enumerate() {
        let class = match line.stream {
            Stream::Stdout => "m",
            Stream::Stderr => "m bad",
        };
        let y = picture.y + 21 + at as u32 * LINE;
        picture.text(MARGIN + 12, y, class, &fitted(line.text.trim_end(), width - 24));
    }
    picture.y += height;
}

/// Most sentences of a transcript.
const MOST_SENTENCES: usize = 2_000;

/// The run as text: the program, a sentence for each event, what was printed. Walks the whole run and puts the cursor
/// back.
pub fn transcript(model: &mut Model) -> String {
    let mut out = format!("{}\n", model.source.trim_end());
    let here = model.cursor();
    let Some(run) = &model.run else { return out };
    let (start, end) = (run.start, run.timeline.len());
    let grain = model.grain;
    model.go_to(start);
    out.push('\n');
    let mut last = String::new();
    for _ in 0..MOST_SENTENCES {
        let view = super::view(model, None);
        let sentence = view.story.sentence.plain();
        if !sentence.is_empty() && sentence != last {
            out.push_str(&format!("{:>6}  {sentence}\n", view.transport.step));
            last = sentence;
        }
        let before = model.cursor();
        model.grain = super::Grain::Event;
        update(model, Msg::Forward);
        if model.cursor() == before || before >= Cursor(end) {
            break;
        }
    }
    model.go_to(Cursor(u64::MAX));
    let view = super::view(model, None);
    if let Some(outcome) = &view.story.outcome {
        out.push_str(&format!("\n{}\n{}\n", outcome.title, outcome.text.plain()));
    }
    if !view.stage.console.lines.is_empty() {
        out.push('\n');
        for line in &view.stage.console.lines {
            out.push_str(&format!("{}\n", line.text.trim_end()));
        }
    }
    model.grain = grain;
    model.go_to(here);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::studio::{Lang, Theme};

    fn at_end(source: &str) -> Model {
        let mut model = Model::new(Lang::English, Theme::Auto);
        update(&mut model, Msg::Edit(source.to_owned()));
        update(&mut model, Msg::Run);
        while model.recording {
            update(&mut model, Msg::Continue);
        }
        model
    }

    #[test]
    fn a_step_becomes_a_well_formed_picture_in_which_text_stays_text() {
        let source = "package main\n\nfunc main() {\n\tm := map[string]string{\"<script>\": \"&\"}\n\tprintln(m[\"<script>\"], \"</svg>\")\n}\n";
        let svg = svg(&at_end(source));
        assert!(svg.starts_with("<svg ") && svg.trim_end().ends_with("</svg>"));
        assert!(svg.contains("&lt;/svg&gt;"), "{svg}");
        assert!(!svg.contains("<script"));
        assert_eq!(svg.matches("</svg>").count(), 1);
        assert_eq!(svg.matches("<text").count(), svg.matches("</text>").count());
    }

    #[test]
    fn a_transcript_holds_program_sentences_and_output_and_leaves_the_cursor() {
        let mut model =
            at_end("package main\n\nfunc main() {\n\tm := map[int]int{}\n\tm[1] = 2\n\tprintln(m[1])\n}\n");
        update(&mut model, Msg::First);
        let here = model.cursor();
        let grain = model.grain;
        let text = transcript(&mut model);
        assert!(text.starts_with("package main") && text.lines().any(|line| line == "2"), "{text}");
        assert!(text.lines().filter(|line| line.starts_with("    ")).count() > 2, "{text}");
        assert_eq!((model.cursor(), model.grain), (here, grain));
    }
}
