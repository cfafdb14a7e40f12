// The editor's door: CodeMirror 6 with Go, behind a small API on `window.gomaplabEditor`. The page loads it after its
// first paint. Offsets are UTF-16 code units and lines count from 1; the page converts from bytes.
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { go } from "@codemirror/lang-go";
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { Annotation, Compartment, EditorState, Prec } from "@codemirror/state";
import { drawSelection, EditorView, highlightSpecialChars, keymap, lineNumbers, rectangularSelection } from "@codemirror/view";
import { active, breakpointGutter, goroutineGutter, setActive, setBreakpoints, setMarks } from "./marks.js";
import { highlight, paint } from "./paint.js";

/** Marks a change that the page made itself, so that it is not reported back. */
const fromPage = Annotation.define();

/** Keys that leave the editor; `command` is told their names. */
function commands(command) {
  const tell = (name) => () => (command(name), true);
  return Prec.high(
    keymap.of([
      { key: "Mod-Enter", run: tell("run") },
      { key: "Shift-Enter", run: tell("run") },
      { key: "Mod-s", run: tell("share"), preventDefault: true },
      { key: "Mod-k", run: tell("palette"), preventDefault: true },
    ]),
  );
}

/** Esc gives Tab back to the page. Lowest of all, so that an open search or completion takes it first. */
function leave(command) {
  const run = (view) => {
    view.contentDOM.blur();
    command("leave");
    return true;
  };
  return Prec.lowest(keymap.of([{ key: "Escape", run }]));
}

function extensions({ onChange, onBreakpoint, command }, switches) {
  return [
    breakpointGutter(onBreakpoint),
    lineNumbers(),
    goroutineGutter(),
    foldGutter({ openText: "▾", closedText: "▸" }),
    active,
    history(),
    highlightSpecialChars(),
    drawSelection(),
    rectangularSelection(),
    indentOnInput(),
    indentUnit.of("\t"),
    EditorState.tabSize.of(4),
    bracketMatching(),
    closeBrackets(),
    highlightSelectionMatches(),
    go(),
    syntaxHighlighting(highlight),
    paint,
    commands(command),
    leave(command),
    keymap.of([
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...foldKeymap,
      ...lintKeymap,
      indentWithTab,
    ]),
    EditorView.updateListener.of((update) => {
      const own = update.transactions.some((transaction) => transaction.annotation(fromPage));
      if (update.docChanged && !own) onChange(update.state.doc.toString());
    }),
    switches.readOnly.of(EditorState.readOnly.of(false)),
    switches.label.of([]),
  ];
}

/**
 * Makes an editor in `parent`. `callbacks` has `onChange(text)`, `onBreakpoint(line)` and `command(name)` with the
 * names run, share, palette and leave.
 */
function create(parent, text, callbacks) {
  const switches = { readOnly: new Compartment(), label: new Compartment() };
  const view = new EditorView({ parent, doc: text, extensions: extensions(callbacks, switches) });
  const within = (offset) => Math.max(0, Math.min(offset, view.state.doc.length));
  return {
    setText(next) {
      if (view.state.doc.toString() === next) return;
      const changes = { from: 0, to: view.state.doc.length, insert: next };
      view.dispatch({ changes, annotations: fromPage.of(true) });
    },
    setDiagnostics(list) {
      const diagnostics = list.map(({ from, to, message, severity }) => ({
        from: within(from),
        to: within(Math.max(from, to)),
        message,
        severity,
      }));
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    /** `marks`: one `{line, signs: [{name, hue, shape}]}` a line. */
    setMarks(marks) {
      view.dispatch({ effects: setMarks.of(marks) });
    },
    /** The line that ran last and the one that runs next (0 for none) and `kind`: "", "fatal" or "panic". */
    setActiveLines(last, next, kind) {
      view.dispatch({ effects: setActive.of({ last, next, kind }) });
    },
    setBreakpoints(lines) {
      view.dispatch({ effects: setBreakpoints.of(lines) });
    },
    setReadOnly(on) {
      view.dispatch({ effects: switches.readOnly.reconfigure(EditorState.readOnly.of(on)) });
    },
    setLabel(label) {
      const attributes = EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" });
      view.dispatch({ effects: switches.label.reconfigure(attributes) });
    },
    /** Scrolls a line into view; the selection and the focus stay. */
    reveal(line) {
      if (line < 1 || line > view.state.doc.lines) return;
      const at = view.state.doc.line(line).from;
      view.dispatch({ effects: EditorView.scrollIntoView(at, { y: "nearest", yMargin: 60 }) });
    },
    /** Puts the cursor at an offset and takes the focus (a click on a diagnostic). */
    select(offset) {
      view.dispatch({ selection: { anchor: within(offset) }, scrollIntoView: true });
      view.focus();
    },
    destroy() {
      view.destroy();
    },
  };
}

window.gomaplabEditor = { create };
