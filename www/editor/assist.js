// Completion, hover and signature help: CodeMirror asks the page's language service, which answers at once.
import { autocompletion, completionKeymap, pickedCompletion } from "@codemirror/autocomplete";
import { StateEffect, StateField } from "@codemirror/state";
import { hoverTooltip, keymap, showTooltip } from "@codemirror/view";

/** A tooltip of Go code as plain text; `parts` are [text, class] pairs. */
function panel(parts) {
  const dom = document.createElement("div");
  dom.className = "assist";
  for (const [text, name] of parts) {
    const span = document.createElement("span");
    if (name) span.className = name;
    span.textContent = text;
    dom.append(span);
  }
  return dom;
}

/** Takes an offer, and the import that goes with it. */
function apply({ name, also }) {
  return (view, completion, from, to) => {
    const changes = [{ from, to, insert: name }];
    if (also) changes.push(also);
    const set = view.state.changes(changes);
    view.dispatch({
      changes: set,
      selection: { anchor: set.mapPos(to, 1) },
      annotations: pickedCompletion.of(completion),
      userEvent: "input.complete",
    });
  };
}

function source(ask) {
  return (context) => {
    const word = context.matchBefore(/[\w.]+|"[\w/.]*/);
    if (!word && !context.explicit) return null;
    const found = ask(context.state.doc.toString(), context.pos);
    if (!found || found.list.length === 0) return null;
    const best = found.list.length;
    return {
      from: found.from,
      validFor: /^[\w/]*$/,
      options: found.list.map((item, at) => ({
        label: item.name,
        type: item.kind,
        detail: item.detail,
        boost: Math.round(99 - (198 * at) / best),
        apply: apply(item),
      })),
    };
  };
}

function hover(ask) {
  return hoverTooltip((view, pos) => {
    const found = ask(view.state.doc.toString(), pos);
    if (!found) return null;
    return { pos: found.from, end: found.to, above: true, create: () => ({ dom: panel([[found.text]]) }) };
  });
}

const setHelp = StateEffect.define();

/** The signature above the cursor while a call's arguments are written. */
const help = StateField.define({
  create: () => null,
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(setHelp)) return effect.value;
    return transaction.docChanged && value ? { ...value, pos: transaction.state.selection.main.head } : value;
  },
  provide: (field) => showTooltip.from(field),
});

function signature(ask) {
  let timer = 0;
  const show = (view) => {
    const { head, empty } = view.state.selection.main;
    const found = empty && view.hasFocus ? ask(view.state.doc.toString(), head) : null;
    const old = view.state.field(help, false);
    if (!found && !old) return;
    const create = () => {
      const [from, to] = found.params[found.active] ?? [0, 0];
      const text = found.text;
      return { dom: panel([[text.slice(0, from)], [text.slice(from, to), "active"], [text.slice(to)]]) };
    };
    view.dispatch({ effects: setHelp.of(found ? { pos: head, above: true, create } : null) });
  };
  const inCall = (state) => {
    const { head } = state.selection.main;
    const before = state.doc.sliceString(Math.max(0, head - 300), head);
    return /\([^()]*$/.test(before.replace(/\([^()]*\)/g, ""));
  };
  return {
    update(update) {
      if (!update.docChanged && !update.selectionSet && !update.focusChanged) return;
      const typed = update.transactions.some((transaction) => transaction.isUserEvent("input"));
      const shown = update.state.field(help, false);
      // A question that is still to be asked is put off by what is no input (a message at its place), never dropped.
      if (!shown && !timer && !(typed && inCall(update.state))) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        timer = 0;
        if (update.view.dom.isConnected) show(update.view);
      }, 120);
    },
    close: (view) => {
      if (!view.state.field(help, false)) return false;
      view.dispatch({ effects: setHelp.of(null) });
      return true;
    },
  };
}

/** `complete`, `hover` and `signature` take the text and an offset and answer a plain object, or nothing. */
export function assist({ complete, hover: explain, signature: call }, onUpdate) {
  const calls = signature(call);
  return [
    autocompletion({ override: [source(complete)], icons: true, maxRenderedOptions: 60, activateOnTypingDelay: 150 }),
    hover(explain),
    help,
    onUpdate(calls.update),
    keymap.of([{ key: "Escape", run: calls.close }, ...completionKeymap]),
  ];
}
