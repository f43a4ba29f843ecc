// A name and a colon at the start of a paragraph, and nobody of that name takes part: it stays words, but not in silence.

import { castOf, personCalled } from "./cast.js";
import { Plugin } from "./prosemirror.js";
import { labelOf } from "./voices.js";

const PAUSE = 500;

/**
 * `isName` asks the server whether somebody can be called so, `show` is told the name of the stranger at the caret (""
 * if there is none), and `letIn` is called with it when somebody presses `button`.
 */
export function strangers(button, { isName, show, letIn }) {
  const asked = new Map(); // a name -> whether it is one, soon
  return new Plugin({
    view(view) {
      let shown = "";
      let pause;
      const look = async () => {
        const name = strangerAt(view.state);
        if (name && !asked.has(name)) asked.set(name, isName(name));
        const named = await asked.get(name);
        if (named === undefined) asked.delete(name); // no answer: asked again another time
        const stranger = named ? name : "";
        if (stranger === shown || name !== strangerAt(view.state)) return;
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

/** What the paragraph at the caret opens with before a colon, if it calls nobody who takes part. */
function strangerAt(state) {
  const name = labelOf(state.selection.$head.parent)?.name ?? "";
  return personCalled(castOf(state), name) ? "" : name;
}
