// A name and a colon at the start of a paragraph, and nobody of that name takes part: it stays words, but not in silence.

import { castOf, personCalled } from "./cast.js";
import { labelOf } from "./names.js";
import { Plugin, PluginKey } from "./prosemirror.js";

const PAUSE = 500;
const MOST = 20; // of the names of one paste, which are asked about at once

const key = new PluginKey("strangers");

/** What was pasted last, as {from, to}, until somebody writes or moves on: all of it is looked through. */
export function pastedIn(state) {
  return key.getState(state).pasted;
}

/** Whether nothing stands before a colon, or what is known to be no name: “He said: …”. */
export function isNobody(state, name) {
  return !name || key.getState(state).asked.get(name) === false;
}

/** For a change that comes of letting somebody in: the rest of what was pasted is looked through next. */
export function lookingOn(tr) {
  return tr.setMeta(key, true);
}

/**
 * `namesAmong` asks the server which of some words somebody can be called by, `show` is told the name of the stranger
 * at the caret, or of the first after a paste ("" if there is none), and `letIn` is called with it when somebody presses
 * `button`.
 */
export function strangers(button, { namesAmong, show, letIn }) {
  const asked = new Map(); // what stood before a colon -> whether it is a name
  const firstNamed = async (words) => {
    const unknown = words.filter((said) => !asked.has(said));
    const names = unknown.length ? await namesAmong(unknown) : [];
    // Without an answer the server is out of reach, and is asked another time.
    if (names) for (const said of unknown) asked.set(said, names.includes(said));
    return words.find((said) => asked.get(said)) ?? "";
  };
  return new Plugin({
    key,
    state: {
      init: () => ({ asked, pasted: null }),
      apply: (tr, { pasted }) => ({ asked, pasted: stillPasted(tr, pasted) }),
    },
    view(view) {
      let shown = "";
      let pause;
      const look = async () => {
        const { state } = view;
        const stranger = await firstNamed(strangersIn(state));
        if (stranger === shown || state !== view.state) return;
        shown = stranger;
        show(shown);
      };
      button.addEventListener("click", () => {
        view.focus();
        letIn(view, shown);
      });
      return {
        update() {
          clearTimeout(pause);
          pause = setTimeout(look, PAUSE);
        },
        destroy: () => clearTimeout(pause),
      };
    },
  });
}

function stillPasted(tr, pasted) {
  const first = tr.getMeta("appendedTransaction") ?? tr;
  if (tr.getMeta("paste")) return changedIn(tr);
  const goesOn = first.getMeta("paste") || first.getMeta(key) || !(tr.docChanged || tr.selectionSet);
  return goesOn && pasted && { from: tr.mapping.map(pasted.from, -1), to: tr.mapping.map(pasted.to, 1) };
}

/** From where to where a change has put something. */
function changedIn(tr) {
  const ends = [];
  tr.mapping.maps.forEach((map, index) => {
    const now = (pos, side) => tr.mapping.slice(index + 1).map(pos, side);
    map.forEach((oldStart, oldEnd, start, end) => ends.push(now(start, -1), now(end, 1)));
  });
  return ends.length ? { from: Math.min(...ends), to: Math.max(...ends) } : null;
}

/** What paragraphs open with before a colon and calls nobody who takes part. */
function strangersIn(state) {
  const names = new Set();
  const look = (parent) => names.add(labelOf(parent)?.name ?? "");
  const pasted = pastedIn(state);
  if (pasted) state.doc.nodesBetween(pasted.from, pasted.to, (node) => void (node.isTextblock && look(node)));
  else look(state.selection.$head.parent);
  return [...names].filter((name) => name && !personCalled(castOf(state), name)).slice(0, MOST);
}
