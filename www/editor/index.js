// The editor's door: CodeMirror 6 with Go, behind a small API on `window.gomaplabEditor`. The page loads it after its
// first paint. Offsets are UTF-16 code units and lines count from 1; the page converts from bytes.
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from "@codemirror/commands";
import { go } from "@codemirror/lang-go";
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { Annotation, Compartment, EditorState, Prec } from "@codemirror/state";
import { drawSelection, EditorView, highlightSpecialChars, keymap, lineNumbers, rectangularSelection } from "@codemirror/view";
import { assist } from "./assist.js";
import { save, savePng } from "./files.js";
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
      { key: "Shift-Alt-f", run: tell("format"), preventDefault: true },
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

function extensions(callbacks, switches) {
  const { onChange, onBreakpoint, command } = callbacks;
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
    assist(callbacks, (run) => EditorView.updateListener.of(run)),
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

/** The changes from one text to the other, line by line where they have as many, so that the cursor keeps its place. */
function difference(old, next) {
  if (old === next) return [];
  const [before, after] = [old.split("\n"), next.split("\n")];
  let from = 0;
  if (before.length === after.length) {
    return before.flatMap((line, at) => {
      const start = from;
      from += line.length + 1;
      return line === after[at] ? [] : [{ from: start, to: start + line.length, insert: after[at] }];
    });
  }
  const shortest = Math.min(old.length, next.length);
  let head = 0;
  while (head < shortest && old[head] === next[head]) head++;
  let tail = 0;
  while (tail < shortest - head && old[old.length - 1 - tail] === next[next.length - 1 - tail]) tail++;
  return [{ from: head, to: old.length - tail, insert: next.slice(head, next.length - tail) }];
}

/**
 * Makes an editor in `parent`. `callbacks` has `onChange(text)`, `onBreakpoint(line)`, `command(name)` with the
 * names run, share, palette, format and leave, and the questions of `assist.js`.
 */
function create(parent, text, callbacks) {
  const switches = { readOnly: new Compartment(), label: new Compartment() };
  // Texts of the person's that the page has been told and has not shown yet. It draws some time after it was told, so one that
  // it shows then may be older than what stands here: it must not take back what was typed since.
  let told = [];
  const onChange = (text) => {
    told.push(text);
    callbacks.onChange(text);
  };
  const view = new EditorView({ parent, doc: text, extensions: extensions({ ...callbacks, onChange }, switches) });
  const within = (offset) => Math.max(0, Math.min(offset, view.state.doc.length));
  return {
    setText(next) {
      const at = told.lastIndexOf(next);
      told = at < 0 ? [] : told.slice(at + 1);
      if (at >= 0 && told.length > 0) return;
      const changes = difference(view.state.doc.toString(), next);
      // A change of its own for undo, however soon after typing.
      if (changes.length) view.dispatch({ changes, annotations: [fromPage.of(true), isolateHistory.of("full")] });
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
    /**
     * What differs at another step, all at once. `marks`: one `{line, signs: [{name, hue, shape}], count}` a line. `active`: the
     * line that ran `last` and the one that runs `next` (0 for none), which is scrolled into view, and `kind`: "", "fatal" or "panic".
     */
    setStep(marks, active) {
      const effects = [];
      if (marks) effects.push(setMarks.of(marks));
      if (active) {
        effects.push(setActive.of(active));
        if (active.next >= 1 && active.next <= view.state.doc.lines) {
          effects.push(EditorView.scrollIntoView(view.state.doc.line(active.next).from, { y: "nearest", yMargin: 60 }));
        }
      }
      view.dispatch({ effects });
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

window.gomaplabEditor = { create, save, savePng };
