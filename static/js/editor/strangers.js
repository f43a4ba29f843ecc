// A name and a colon at the start of a paragraph, and nobody of that name takes part: it stays words, but not in silence.

import { castOf, personCalled } from "./cast.js";
import { Plugin, PluginKey } from "./prosemirror.js";
import { labelOf } from "./voices.js";

const PAUSE = 500;
const MOST = 20; // of the names of one paste

const key = new PluginKey("strangers");

/** For a change after which the whole text is looked through, not only the paragraph at the caret. */
export function lookingEverywhere(tr) {
  return tr.setMeta(key, true);
}

/**
 * `isName` asks the server whether somebody can be called so, `show` is told the name of the stranger at the caret, or
 * of the first after a paste ("" if there is none), and `letIn` is called with it when somebody presses `button`.
 */
export function strangers(button, { isName, show, letIn }) {
  const asked = new Map(); // a name -> whether it is one, soon
  const firstNamed = async (names) => {
    for (const name of names) {
      if (!asked.has(name)) asked.set(name, isName(name));
      const answer = await asked.get(name);
      if (answer) return name;
      if (answer === undefined) asked.delete(name); // the server is out of reach: asked again another time
    }
    return "";
  };
  return new Plugin({
    key,
    state: {
      init: () => false,
      apply(tr, everywhere) {
        const first = tr.getMeta("appendedTransaction") ?? tr;
        return first.getMeta(key) ?? first.getMeta("paste") ?? (everywhere && !tr.docChanged && !tr.selectionSet);
      },
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

/** What paragraphs open with before a colon and calls nobody who takes part. */
function strangersIn(state) {
  const names = new Set();
  const look = (parent) => names.add(labelOf(parent)?.name ?? "");
  if (key.getState(state)) state.doc.descendants((node) => (node.isTextblock && look(node), !node.isTextblock));
  else look(state.selection.$head.parent);
  return [...names].filter((name) => name && !personCalled(castOf(state), name)).slice(0, MOST);
}
