// Two texts side by side: what both have changed, and what was left behind in this browser.

import { personOf } from "./cast.js";
import { ask } from "./dialogs.js";
import { markDifferences } from "./marking.js";
import { inWords } from "./media.js";
import { DOMSerializer } from "./prosemirror.js";
import { read, schema } from "./schema.js";

/**
 * Ask about each clash {id | name, mine, theirs} and make it so. Where nothing is chosen both stay; where a field takes
 * one of them only, what is stored.
 */
export async function settle(dialog, draft, clashes, who, labels) {
  const list = dialog.querySelector("[data-clashes]");
  const model = dialog.querySelector("template").content;
  const which = (index) => labels.found.replace("{n}", index + 1).replace("{total}", clashes.length);
  const about = { draft, who, labels };
  list.replaceChildren(...clashes.map((clash, index) => row(model, clash, index, which(index), about)));
  const picks = await ask(dialog);
  for (const [index, clash] of clashes.entries()) {
    const pick = picks?.[`pick-${index}`] ?? (takesBoth(draft, clash) ? "both" : "theirs");
    if (clash.name) settleField(draft, clash, pick);
    else settleBlock(draft.view, clash, pick);
  }
}

function row(model, clash, index, which, { draft, who, labels }) {
  const made = model.cloneNode(true);
  made.querySelector("[data-who]").textContent = who;
  for (const radio of made.querySelectorAll("input")) radio.name = `pick-${index}`;
  made.querySelector("legend").textContent = clash.name ? draft.labelOf(clash.name) : which;
  const sides = ["mine", "theirs"].map((name) => {
    const side = sideOf(made, name, draft.view);
    const radio = made.querySelector(`[value=${name}]`);
    side.append(clash.name ? draft.shown(clash.name, clash[name]) : shown(clash[name], draft.view.state, labels));
    side.id = `clash-${index}-${name}`;
    radio.setAttribute("aria-describedby", side.id);
    side.addEventListener("click", () => (radio.checked = true));
    return side;
  });
  markDifferences(...sides);
  if (!takesBoth(draft, clash)) {
    made.querySelector("[value=both]").parentElement.remove();
    Object.assign(made.querySelector("[value=theirs]"), { defaultChecked: true, autofocus: true });
  }
  return made;
}

function takesBoth(draft, { name, ...sides }) {
  return !name || draft.takes(name, bothOf(sides));
}

function bothOf({ mine, theirs }) {
  return `${mine} / ${theirs}`;
}

/** Where one of two texts is shown: in the interview's language, whatever that of the page. */
function sideOf(place, name, { dom: { lang, dir } }) {
  return Object.assign(place.querySelector(`[data-side=${name}]`), { lang, dir });
}

/** HTML of a body, drawn by our own schema, with the names of who speaks and with what photos and recordings are. */
function shown(html, state, labels) {
  const drawn = DOMSerializer.fromSchema(schema).serializeFragment(read(html).content);
  for (const turn of drawn.querySelectorAll("section")) {
    turn.dataset.name = personOf(state, turn.dataset.speaker)?.short ?? "";
  }
  for (const figure of drawn.querySelectorAll("figure")) figure.prepend(inInterface(inWords(figure.dataset, labels)));
  for (const part of drawn.querySelectorAll("[id]")) part.removeAttribute("id");
  return drawn;
}

function inInterface(words) {
  const made = document.createElement("b");
  made.textContent = words;
  made.lang = document.documentElement.lang;
  return made;
}

function settleField(draft, { name, mine, theirs }, pick) {
  const value = { mine, theirs, both: bothOf({ mine, theirs }) }[pick];
  draft.show({ [name]: value });
}

function settleBlock(view, { id, mine, theirs }, pick) {
  let place = null;
  view.state.doc.forEach((block, pos) => {
    if (block.attrs.id === id) place = { from: pos, to: pos + block.nodeSize };
  });
  if (!place) return;
  const sides = { mine: [mine], theirs: [theirs], both: [mine, theirs] }[pick];
  const blocks = sides.filter(Boolean).flatMap((html) => read(html).content.content);
  view.dispatch(view.state.tr.replaceWith(place.from, place.to, blocks));
}

/**
 * Offer a copy left behind beside what is stored: "kept" or "stored", whichever is gone on with; null if neither.
 * `times` says when each was written, what is stored perhaps never, and `newer` which is: that stands first, and Enter goes on with it, also where the
 * texts scroll, which a browser would lead to first. `labels` are for a text that may have photos and recordings.
 */
export async function offer(dialog, copy, draft, { times, newer, labels }) {
  for (const part of dialog.querySelectorAll(`[data-of=${newer}]`)) part.parentElement.prepend(part);
  for (const [name, time] of Object.entries(times)) {
    dialog.querySelector(`[data-of=${name}] [data-time]`).textContent = time;
    dialog.querySelector(`[data-of=${name}] [data-newer]`).hidden = name !== newer || !times.stored;
  }
  const stored = draft.values;
  const fields = draft.names.filter((name) => name in copy.values && copy.values[name] !== stored[name]);
  const sides = Object.entries({ kept: copy.values, stored }).map(([name, values]) => {
    const side = sideOf(dialog, name, draft.view);
    const lines = fields.map((name) => line(draft.labelOf(name), draft.shown(name, values[name])));
    side.replaceChildren(...lines, shown(values.body, draft.view.state, labels));
    return side;
  });
  markDifferences(...sides);
  const answer = await ask(dialog);
  // It opens by itself, when nothing has the focus yet that could get it back.
  const { activeElement, body } = document;
  if (activeElement === body || dialog.contains(activeElement)) draft.view.focus();
  return answer?.button ?? null;
}

function line(label, value) {
  const made = document.createElement("p");
  made.append(inInterface(label), ` ${value}`);
  made.dir = "auto";
  return made;
}

/** Whether two drafts say the same, however their bodies are written. */
export function saysTheSame({ body: one, ...fields }, { body: other, ...others }) {
  if (Object.keys(fields).some((name) => name in others && fields[name] !== others[name])) return false;
  const said = (html) =>
    html
      .replace(/ (id|data-source|data-source-digest)="[^"]*"/g, "")
      .replace(/&nbsp;/g, " ")
      .replace(/<p><\/p>/g, "")
      .replace(/\s+/g, " ")
      .replace(/ ?(<\/?(p|section|h2|aside|blockquote|figure|figcaption)\b[^>]*>) ?/g, "$1");
  return said(one) === said(other);
}
