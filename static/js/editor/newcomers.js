// Letting somebody take part from inside the text, without losing the place.

import { join } from "./cast.js";
import { ask } from "./dialogs.js";
import { asksBelow, speakWherever } from "./names.js";
import { closeHistory } from "./prosemirror.js";
import { isNobody, lookingOn, pastedIn } from "./strangers.js";
import { giveVoice } from "./voices.js";

/**
 * Ask who it is, have the server add them, and let them speak: where the caret is, or wherever `name` and a colon stand
 * before their words.
 */
export async function letIn({ view, dialog, server, autosave, draft, announce, labels }, name = "") {
  const role = name && asksBelow(view.state.doc, name) ? "interviewer" : "interviewee";
  const told = await ask(dialog("newcomer"), name ? { name, role } : {});
  if (told) {
    await autosave.save();
    const { person, number, reason } = await introduce(told, dialog("namesakes"), server, labels);
    if (person) {
      if (number === draft.number + 1) draft.number = number;
      view.dispatch(join(view.state, person));
      const { state } = view;
      const within = { pasted: pastedIn(state), isNobody: (said) => isNobody(state, said) };
      if (name) view.dispatch(lookingOn(speakWherever(closeHistory(state.tr), name, person, within)));
      else giveVoice(person)(view.state, view.dispatch);
      listAmongOthers(person.short, dialog("newcomer").querySelector(`option[value="${told.role}"]`).label);
      announce(labels.joined.replace("{name}", person.short));
    } else if (reason !== undefined) {
      announce(reason || labels.failed);
    }
  }
}

/** The server's answer; if it knows somebody of that name, after asking whether it is one of them. */
async function introduce(told, dialog, server, labels) {
  const answer = await server.post("newcomer", told);
  if (!answer.known) return { reason: "", ...answer };
  const list = dialog.querySelector("[data-namesakes]");
  const model = dialog.querySelector("template").content;
  list.replaceChildren(
    ...answer.known.map(({ id, name, description }) => {
      const made = model.cloneNode(true);
      made.querySelector("input").value = id;
      made.querySelector("label").append(description ? name + labels.comma + description : name);
      return made;
    }),
  );
  const picked = await ask(dialog);
  if (!picked) return {};
  const whom = picked.person ? { person: picked.person } : { stranger: "on" };
  return { reason: "", ...(await server.post("newcomer", { ...told, ...whom })) };
}

/** A line beside the text, which unfolds once the page has been saved. */
function listAmongOthers(name, role) {
  const model = document.querySelector("template[data-joined]");
  const made = model.content.cloneNode(true);
  made.querySelector("b").textContent = name;
  made.querySelector("span").textContent = role;
  model.before(made);
}
