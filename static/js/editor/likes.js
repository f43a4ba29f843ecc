// Whoever is given one of the turns without a voice is offered for its like: a text that calls its voices س and ج, or
// Q and A, names nobody.

import { personOf } from "./cast.js";
import { closeHistory, Plugin } from "./prosemirror.js";
import { speak, turnAt, voiceless } from "./voices.js";

/** `button` offers it until it was done; the label `likes` says who and in how many turns. */
export function offeringLikes(button, labels) {
  return new Plugin({
    view(view) {
      let offer = null;
      button.addEventListener("click", () => {
        const tr = closeHistory(view.state.tr);
        for (const pos of voiceless(tr.doc, offer.kind)) speak(tr, pos, offer.person);
        view.dispatch(tr);
        view.focus();
      });
      const update = ({ state }, before) => {
        if (state.doc === before.doc) return;
        offer = given(state, before) ?? offer;
        const number = offer ? voiceless(state.doc, offer.kind).length : 0;
        button.hidden = !number;
        if (number) button.textContent = labels.likes.replace("{name}", offer.person.short).replace("{n}", number);
      };
      return { update };
    },
  });
}

/** Who was given the turn at the caret just now, and of which kind it was; null if it had a voice or has none. */
function given(state, before) {
  const [now, then] = [state, before].map(({ selection }) => turnAt(selection.$from)?.node.attrs);
  if (!now?.speaker || !then || then.speaker || then.id !== now.id) return null;
  const person = personOf(state, now.speaker);
  return person && { person, kind: then.kind };
}
