// Where the intake was not sure: marked until somebody has looked, which is one key.

import { Decoration, DecorationSet, Plugin, PluginKey, TextSelection } from "./prosemirror.js";
import { schema } from "./schema.js";

const key = new PluginKey("doubts");

/** `doubts` are reasons by the id of a turn or quotation; `settled` hears which are gone. */
export function doubting(doubts, settled) {
  return new Plugin({
    key,
    state: {
      init: (config, { doc }) => placesOf(doc, doubts),
      apply: (tr, open) => (tr.docChanged || tr.getMeta(key) ? stillOpen(tr, open) : open),
    },
    props: {
      decorations(state) {
        const marks = key.getState(state).map(({ from, to, reason, inline }) => {
          const dress = { class: "doubtful", title: reason, "data-doubt": reason, "aria-description": reason };
          return inline ? Decoration.inline(from, to, dress) : Decoration.node(from, to, dress);
        });
        return DecorationSet.create(state.doc, marks);
      },
    },
    view: (view) => ({
      update(now, before) {
        const open = new Set(key.getState(now.state).map(({ id }) => id));
        const gone = key.getState(before).filter(({ id }) => !open.has(id));
        if (gone.length) settled(gone.map(({ id }) => id), open.size);
      },
    }),
  });
}

export function openDoubts(state) {
  return key.getState(state);
}

/** On to the next doubt, telling it; with `settle`, the one at the caret is none any more. */
export function nextDoubt(announce, { settle = false } = {}) {
  return (state, dispatch) => {
    const open = key.getState(state);
    if (!open.length) return false;
    const { head } = state.selection;
    const here = open.find(({ from, to }) => from <= head && head <= to);
    const next = open.find(({ from }) => from > head) ?? open.find((doubt) => doubt !== here);
    const { tr } = state;
    if (settle && here) tr.setMeta(key, here.id);
    if (next) tr.setSelection(TextSelection.near(tr.doc.resolve(next.from + 1))).scrollIntoView();
    dispatch?.(tr);
    if (dispatch && next) announce(next.reason);
    return true;
  };
}

/** Where each doubtful turn and quotation stands, and who it is said to be. */
function placesOf(doc, reasons) {
  const places = [];
  doc.descendants((node, pos) => {
    const inline = node.isText;
    const { attrs } = inline ? (schema.marks.quotation.isInSet(node.marks) ?? node) : node;
    const { id, speaker, kind } = attrs;
    if (!reasons[id] || places.some((place) => place.id === id)) return;
    places.push({ id, reason: reasons[id], said: `${speaker} ${kind}`, from: pos, to: pos + node.nodeSize, inline });
  });
  return places;
}

/** Whoever gives the words to another voice has looked, too. */
function stillOpen(tr, open) {
  if (!open.length) return open;
  const confirmed = tr.getMeta(key);
  const reasons = Object.fromEntries(open.map(({ id, reason }) => [id, reason]));
  const said = new Map(open.map((doubt) => [doubt.id, doubt.said]));
  return placesOf(tr.doc, reasons).filter((place) => place.id !== confirmed && place.said === said.get(place.id));
}
