//! The code pane: CodeMirror behind a small script, loaded after the first paint; plain text until then.

use super::questions::{self, Question};
use super::shell;
use super::words::Words;
use gomaplab::studio::Msg;
use gomaplab::studio::view::{ActiveLines, DiagnosticView, EditorView, LineMark, LineTone, Severity};
use serde::Serialize;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use yew::prelude::*;

/// The script, beside the page.
const SCRIPT: &str = "editor.js";

#[wasm_bindgen]
extern "C" {
    /// One editor; see `www/editor/index.js`.
    type Handle;
    #[wasm_bindgen(js_namespace = gomaplabEditor, catch)]
    fn create(parent: &web_sys::Element, text: &str, callbacks: &js_sys::Object) -> Result<Handle, JsValue>;
    #[wasm_bindgen(js_namespace = gomaplabEditor, js_name = save, catch)]
    fn save_file(name: &str, kind: &str, text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = gomaplabEditor, js_name = savePng, catch)]
    fn save_picture(name: &str, svg: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, js_name = setText)]
    fn set_text(this: &Handle, text: &str);
    #[wasm_bindgen(method, js_name = setDiagnostics)]
    fn set_diagnostics(this: &Handle, list: JsValue);
    #[wasm_bindgen(method, js_name = setStep)]
    fn set_step(this: &Handle, marks: &JsValue, active: &JsValue);
    #[wasm_bindgen(method, js_name = setBreakpoints)]
    fn set_breakpoints(this: &Handle, lines: JsValue);
    #[wasm_bindgen(method, js_name = setReadOnly)]
    fn set_read_only(this: &Handle, on: bool);
    #[wasm_bindgen(method, js_name = setLabel)]
    fn set_label(this: &Handle, label: &str);
    #[wasm_bindgen(method)]
    fn select(this: &Handle, offset: u32);
    #[wasm_bindgen(method)]
    fn destroy(this: &Handle);
}

/// Offers a text as a file. Without the editor's script nothing happens.
pub fn save(name: &str, kind: &str, text: &str) {
    let _ = save_file(name, kind, text);
}

/// Offers a picture as a PNG file.
pub fn save_png(name: &str, svg: &str) {
    let _ = save_picture(name, svg);
}

#[derive(Serialize)]
struct JsDiagnostic<'a> {
    from: u32,
    to: u32,
    message: &'a str,
    severity: &'a str,
}

#[derive(Serialize)]
struct JsMark<'a> {
    line: u32,
    signs: Vec<JsSign<'a>>,
    count: u32,
}

#[derive(Serialize)]
struct JsActive<'a> {
    last: u32,
    next: u32,
    kind: &'a str,
}

#[derive(Serialize)]
struct JsSign<'a> {
    name: &'a str,
    hue: u8,
    shape: u8,
}

#[derive(Properties, PartialEq)]
pub struct EditorProps {
    pub view: Rc<EditorView>,
    pub send: Callback<Msg>,
    pub words: Words,
    /// The run is shown: the editor may be loaded.
    pub shown: bool,
}

pub enum EditorMsg {
    Loaded,
    Failed,
    /// A diagnostic in the list was clicked.
    Visit(u32),
}

/// The editor's life: not asked for, waiting for the script, running, or given up.
enum State {
    Later,
    Loading,
    Ready(Editor),
    Failed,
}

/// A running editor with the functions that it calls.
struct Editor {
    handle: Handle,
    _on_change: Closure<dyn Fn(String)>,
    _on_breakpoint: Closure<dyn Fn(u32)>,
    _command: Closure<dyn Fn(String)>,
    _questions: [Question; 3],
}

impl Drop for Editor {
    fn drop(&mut self) {
        self.handle.destroy();
    }
}

pub struct EditorPane {
    state: State,
    mount: NodeRef,
}

impl Component for EditorPane {
    type Message = EditorMsg;
    type Properties = EditorProps;

    fn create(_ctx: &Context<Self>) -> Self {
        EditorPane { state: State::Later, mount: NodeRef::default() }
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        if ctx.props().shown && matches!(self.state, State::Later) {
            self.state = State::Loading;
            let done = ctx.link().callback(|ok| if ok { EditorMsg::Loaded } else { EditorMsg::Failed });
            shell::load_script(SCRIPT, done);
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: EditorMsg) -> bool {
        match msg {
            EditorMsg::Loaded => self.state = self.start(ctx).map_or(State::Failed, State::Ready),
            EditorMsg::Failed => self.state = State::Failed,
            EditorMsg::Visit(offset) => {
                if let State::Ready(editor) = &self.state {
                    editor.handle.select(offset);
                }
                return false;
            }
        }
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &EditorProps) -> bool {
        if let State::Ready(editor) = &self.state {
            let new = ctx.props();
            apply(&editor.handle, &new.view, Some(&old.view));
            if new.words != old.words {
                editor.handle.set_label(new.words.text.editor_label);
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let EditorProps { view, words, .. } = ctx.props();
        let text = words.text;
        let note = match self.state {
            State::Later | State::Loading => text.editor_loading,
            State::Ready(_) => text.editor_note,
            State::Failed => text.editor_failed,
        };
        let visit = ctx.link().callback(EditorMsg::Visit);
        let format = ctx.props().send.reform(|_: MouseEvent| Msg::Format);
        html! {
            <section class="pane pane-code" id="pane-code" aria-label={text.code}>
                <div class="head"><h2>{ &*view.file }</h2><span class="note">{ note }</span>
                    if !view.read_only {
                        <button type="button" class="button format" title="Shift Alt F" onclick={format}>{ text.format }</button>
                    }
                </div>
                <div class="editor">
                    if !matches!(self.state, State::Ready(_)) { <pre tabindex="0">{ &*view.text }</pre> }
                    <div class="mount" ref={self.mount.clone()}></div>
                    <span class="leave-hint">{ text.editor_hint }</span>
                </div>
                if !view.diagnostics.is_empty() {
                    <ul class="problems" aria-label={text.problems}>
                        { for view.diagnostics.iter().map(|of| problem(of, &view.file, &visit, text.packages)) }
                    </ul>
                }
            </section>
        }
    }
}

impl EditorPane {
    fn start(&self, ctx: &Context<Self>) -> Option<Editor> {
        let EditorProps { view, send, words, .. } = ctx.props();
        let parent = self.mount.cast::<web_sys::Element>()?;
        let on_change = {
            let send = send.clone();
            Closure::<dyn Fn(String)>::new(move |text| send.emit(Msg::Edit(text)))
        };
        let on_breakpoint = {
            let send = send.clone();
            Closure::<dyn Fn(u32)>::new(move |line| send.emit(Msg::ToggleBreakpoint(line)))
        };
        let command = {
            let send = send.clone();
            Closure::<dyn Fn(String)>::new(move |name: String| match name.as_str() {
                "run" => send.emit(Msg::Run),
                "share" => send.emit(Msg::Share),
                "format" => send.emit(Msg::Format),
                "leave" => shell::focus_stage(),
                _ => {}
            })
        };
        let questions = [questions::complete(), questions::hover(), questions::signature()];
        let callbacks = js_sys::Object::new();
        for (name, function) in [
            ("onChange", on_change.as_ref()),
            ("onBreakpoint", on_breakpoint.as_ref()),
            ("command", command.as_ref()),
            ("complete", questions[0].as_ref()),
            ("hover", questions[1].as_ref()),
            ("signature", questions[2].as_ref()),
        ] {
            js_sys::Reflect::set(&callbacks, &name.into(), function).ok()?;
        }
        let handle = create(&parent, &view.text, &callbacks).ok()?;
        handle.set_label(words.text.editor_label);
        apply(&handle, view, None);
        Some(Editor {
            handle,
            _on_change: on_change,
            _on_breakpoint: on_breakpoint,
            _command: command,
            _questions: questions,
        })
    }
}

/// Tells the editor what differs from the view before; everything when there was none.
fn apply(handle: &Handle, new: &EditorView, old: Option<&EditorView>) {
    if old.is_none_or(|old| old.text != new.text) {
        handle.set_text(&new.text);
    }
    if old.is_none_or(|old| old.diagnostics != new.diagnostics) {
        handle.set_diagnostics(diagnostics(&new.diagnostics));
    }
    if old.is_none_or(|old| old.breakpoints != new.breakpoints) {
        handle.set_breakpoints(to_js(&new.breakpoints));
    }
    if old.is_none_or(|old| old.read_only != new.read_only) {
        handle.set_read_only(new.read_only);
    }
    let marked = old.is_none_or(|old| old.marks != new.marks).then(|| marks(&new.marks));
    let moved = old.is_none_or(|old| old.active != new.active).then(|| active(new.active));
    if marked.is_some() || moved.is_some() {
        let or_as_it_is = |value: Option<JsValue>| value.unwrap_or(JsValue::UNDEFINED);
        handle.set_step(&or_as_it_is(marked), &or_as_it_is(moved));
    }
}

fn active(lines: ActiveLines) -> JsValue {
    let kind = match lines.tone {
        LineTone::Plain => "",
        LineTone::Panic => "panic",
        LineTone::Fatal => "fatal",
    };
    to_js(&JsActive { last: lines.last, next: lines.next, kind })
}

fn diagnostics(list: &[DiagnosticView]) -> JsValue {
    let convert = |of: &'_ DiagnosticView| {
        let severity = match of.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        to_js(&JsDiagnostic { from: of.from, to: of.to, message: &of.message, severity })
    };
    list.iter().map(convert).collect::<js_sys::Array>().into()
}

fn marks(list: &[LineMark]) -> JsValue {
    let convert = |of: &LineMark| {
        let signs = of.signs.iter().map(|sign| JsSign { name: &sign.name, hue: sign.hue, shape: sign.shape });
        to_js(&JsMark { line: of.line, signs: signs.collect(), count: of.count })
    };
    list.iter().map(convert).collect::<js_sys::Array>().into()
}

fn to_js<T: Serialize>(value: &T) -> JsValue {
    // These types always convert: numbers, strings and lists of them.
    serde_wasm_bindgen::to_value(value).unwrap_or(JsValue::NULL)
}

fn problem(view: &DiagnosticView, file: &str, visit: &Callback<u32>, packages: &str) -> Html {
    let from = view.from;
    let onclick = visit.reform(move |_| from);
    html! {
        <li>
            <button type="button" {onclick}>
                <span class="place">{ format!("./{file}:{}:{}", view.line, view.col) }</span><span>{ &*view.message }</span>
            </button>
            if view.lacks { <a href="library.html" target="_blank" rel="noopener">{ packages }</a> }
        </li>
    }
}
