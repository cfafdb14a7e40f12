// Marks beside and under the lines: where each goroutine is, which line ran and which runs next, breakpoints.
// All of it is data that the page sets; only breakpoint clicks go back.
import { RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, gutter, gutterLineClass, GutterMarker } from "@codemirror/view";

export const setMarks = StateEffect.define();
export const setActive = StateEffect.define();
export const setBreakpoints = StateEffect.define();

const SVG = "http://www.w3.org/2000/svg";

/** The signs of the goroutines that are at one line, drawn with the page's own shape symbols. */
class Signs extends GutterMarker {
  constructor(signs, count) {
    super();
    this.signs = signs;
    this.count = count;
    this.key = `${count}:${signs.map(({ name }) => name).join()}`;
  }
  eq(other) {
    return other.key === this.key;
  }
  toDOM() {
    const box = document.createElement("span");
    box.className = "signs";
    box.title = this.signs.map((sign) => sign.name).join(", ") + (this.count > this.signs.length ? ", …" : "");
    const shown = this.count > 3 ? 1 : 3;
    for (const { hue, shape } of this.signs.slice(0, shown)) {
      const icon = document.createElementNS(SVG, "svg");
      icon.setAttribute("class", `shape hue-${hue}`);
      const use = document.createElementNS(SVG, "use");
      use.setAttribute("href", `#shape-${shape}`);
      icon.append(use);
      box.append(icon);
    }
    if (this.count > shown) box.append(`+${this.count - shown}`);
    return box;
  }
}

class Breakpoint extends GutterMarker {
  toDOM() {
    const dot = document.createElement("span");
    dot.className = "breakpoint";
    return dot;
  }
}
const breakpoint = new Breakpoint();

/** A field of markers at line starts, replaced whole by its effect and moved along with edits. */
function markers(effect, toMarkers) {
  return StateField.define({
    create: () => RangeSet.empty,
    update(set, transaction) {
      let next = set.map(transaction.changes);
      for (const found of transaction.effects) {
        if (found.is(effect)) next = toMarkers(transaction.state.doc, found.value);
      }
      return next;
    },
  });
}

const inside = (doc) => (line) => line >= 1 && line <= doc.lines;

const signField = markers(setMarks, (doc, marks) =>
  RangeSet.of(
    marks.filter(({ line }) => inside(doc)(line)).map(({ line, signs, count }) => new Signs(signs, count).range(doc.line(line).from)),
    true,
  ),
);

const breakpointField = markers(setBreakpoints, (doc, lines) =>
  RangeSet.of(
    lines.filter(inside(doc)).map((line) => breakpoint.range(doc.line(line).from)),
    true,
  ),
);

export function goroutineGutter() {
  return [signField, gutter({ class: "cm-goroutines", markers: (view) => view.state.field(signField) })];
}

/** Its clicks call `toggle` with the line; the page answers with `setBreakpoints`. */
export function breakpointGutter(toggle) {
  const click = (view, block) => {
    toggle(view.state.doc.lineAt(block.from).number);
    return true;
  };
  return [
    breakpointField,
    gutter({
      class: "cm-breakpoints",
      markers: (view) => view.state.field(breakpointField),
      renderEmptyElements: true,
      initialSpacer: () => breakpoint,
      domEventHandlers: { mousedown: click },
    }),
  ];
}

/** A class for the gutter's part of a line. */
class LineClass extends GutterMarker {
  constructor(name) {
    super();
    this.elementClass = name;
  }
  eq(other) {
    return other.elementClass === this.elementClass;
  }
}

/** The last and the next line, told apart by the shape of their edge as well as by colour; text and gutter alike. */
export const active = StateField.define({
  create: () => ({ text: Decoration.none, gutter: RangeSet.empty }),
  update(sets, transaction) {
    let next = transaction.docChanged
      ? { text: sets.text.map(transaction.changes), gutter: sets.gutter.map(transaction.changes) }
      : sets;
    for (const effect of transaction.effects) {
      if (effect.is(setActive)) next = lines(transaction.state.doc, effect.value);
    }
    return next;
  },
  provide: (field) => [
    EditorView.decorations.from(field, (sets) => sets.text),
    gutterLineClass.from(field, (sets) => sets.gutter),
  ],
});

function lines(doc, { last, next, kind }) {
  const found = [];
  if (inside(doc)(last) && last !== next) found.push([last, "line-last"]);
  if (inside(doc)(next)) found.push([next, kind ? `line-next line-${kind}` : "line-next"]);
  const at = (line) => doc.line(line).from;
  return {
    text: Decoration.set(found.map(([line, name]) => Decoration.line({ class: name }).range(at(line))), true),
    gutter: RangeSet.of(found.map(([line, name]) => new LineClass(name).range(at(line))), true),
  };
}
