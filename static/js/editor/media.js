// Photos and recordings in the text: chosen from those the newsroom has, seen or heard where they stand.

import { ask } from "./dialogs.js";
import { placeOf } from "./draft.js";
import { directionDress, wear } from "./dressing.js";
import { closeHistory, Plugin, TextSelection } from "./prosemirror.js";
import { newId, schema } from "./schema.js";
import { fieldsOf, fragmentOf, partIn, partOf } from "./times.js";

const PAUSE = 250; // milliseconds without a key before a search begins

// What differs, by the name of the node: what stands over a caption, and what more a dialog asks than which it is.
const KINDS = {
  photo: { draw: imageOf },
  clip: { draw: soundOf, asked: fieldsOf, answered: partIn },
};

/** Shows each over its caption. `urls` say where number 0 would be; `labels` are the interface's words. */
export function media(urls, labels) {
  const shown = (node, view, place) => new Figure(node, view, place, urls, labels);
  return new Plugin({
    props: { nodeViews: Object.fromEntries(Object.keys(KINDS).map((name) => [name, shown])) },
  });
}

/** Draws what `node` shows into the element `figure`, over its caption. */
export function drawnIn(figure, { type, attrs }, urls, labels) {
  const part = partOf(attrs);
  if (part) figure.dataset.part = part;
  figure.prepend(KINDS[type.name].draw(attrs, urls[type.name], inWords(attrs, labels)));
}

/** That something is a photo, or which part of a recording: all that can be said of it without a caption. */
export function inWords({ clip, ...part }, labels) {
  return clip ? `${labels.recording} ${partOf(part)}`.trim() : labels.photo;
}

class Figure {
  constructor(node, view, place, urls, labels) {
    Object.assign(this, { node, label: labels.caption });
    this.dom = document.createElement("figure");
    this.contentDOM = document.createElement("figcaption");
    this.dom.append(this.contentDOM, removing(view, place, labels.remove, inWords(node.attrs, labels)));
    drawnIn(this.dom, node, urls, labels);
    this.update(node);
  }

  update(node) {
    if (!node.sameMarkup(this.node)) return false;
    wear(this.dom, directionDress(node));
    wear(this.contentDOM, { "data-placeholder": node.content.size ? null : this.label });
    return true;
  }

  /** What is pressed on a player is the player's, and what a browser writes on it is no reason to draw it anew. */
  stopEvent({ target }) {
    return target.localName === "audio" || target.localName === "button";
  }

  ignoreMutation({ target }) {
    return target.localName === "audio";
  }
}

/** A button that takes the figure at `place` out of the text, caption and all. Read out, it says `what` goes. */
function removing(view, place, label, what) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
  button.contentEditable = "false";
  button.setAttribute("aria-label", `${label}: ${what}`);
  button.addEventListener("click", () => {
    const from = place();
    const tr = closeHistory(view.state.tr); // undo brings it back, and nothing else
    tr.delete(from, from + tr.doc.nodeAt(from).nodeSize);
    view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(from), -1)));
    view.focus();
  });
  return button;
}

function imageOf({ photo }, address) {
  const image = document.createElement("img");
  image.src = address.replace("/0/", `/${photo}/`);
  image.alt = "";
  image.draggable = false;
  return image;
}

function soundOf({ clip, ...part }, address, label) {
  const sound = document.createElement("audio");
  sound.src = address.replace("/0/", `/${clip}/`) + fragmentOf(part);
  sound.controls = true;
  sound.preload = "none";
  sound.contentEditable = "false";
  sound.setAttribute("aria-label", label);
  return sound;
}

// Of two at once nobody would understand a word.
document.addEventListener(
  "play",
  ({ target }) => {
    for (const other of document.querySelectorAll("audio")) if (other !== target) other.pause();
  },
  { capture: true },
);

/** The recording that is chosen, or whose caption the caret is in. */
export function clipAt({ selection }) {
  const node = selection.node ?? selection.$from.parent;
  return node.type === schema.nodes.clip ? node : null;
}

/**
 * The button's command: ask which photo or recording, and put it below the block around the caret. At a recording it
 * asks which part of it: with another one chosen, that one comes below.
 */
export function mediaCommand(name, dialog, server) {
  return (state, dispatch, view) => {
    if (dispatch) {
      const here = name === "clip" ? clipAt(state) : null;
      choose(dialog(name), name, server, here?.attrs).then((attrs) => {
        if (attrs) view.dispatch(put(view.state, name, attrs, here?.attrs));
      });
    }
    return true;
  };
}

function put({ tr, selection, doc }, name, attrs, here) {
  const { $from, $to } = selection;
  const there = here?.[name] === attrs[name] ? placeOf(doc, here.id) : null;
  if (there !== null) {
    for (const [attribute, value] of Object.entries(attrs)) tr.setNodeAttribute(there, attribute, value);
    return tr;
  }
  const place = $from.depth ? $from.after(1) : $to.pos;
  tr.insert(place, schema.nodes[name].create({ ...attrs, id: newId(name) }));
  return tr.setSelection(TextSelection.near(tr.doc.resolve(place + 1))).scrollIntoView();
}

/** Resolves to the attributes of what is chosen; null if nothing is. `here` are those of what stands there. */
async function choose(dialog, name, server, here) {
  const { asked, answered } = KINDS[name];
  const term = dialog.querySelector("[name=term]");
  const list = (wanted) => show(dialog, name, server, { wanted, here: here?.[name] });
  let waiting = 0;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(list, PAUSE);
  };
  term.addEventListener("input", later);
  const upload = uploading((added) => {
    term.value = "";
    list(added);
  });
  const link = dialog.querySelector("[data-upload]");
  link.addEventListener("click", upload);
  const answer = ask(dialog, here && asked(here));
  list(here?.[name]);
  const values = await answer;
  clearTimeout(waiting);
  term.removeEventListener("input", later);
  link.removeEventListener("click", upload);
  dialog.querySelector("[data-media]").replaceChildren(); // what plays there falls silent
  return values?.[name] ? { [name]: values[name], ...answered?.(values) } : null;
}

/** Opens a window for a new one. Like those of Django's own fields it tells us the number, and we close it. */
function uploading(added) {
  const { dismissAddRelatedObjectPopup: ofFields } = window;
  return (event) => {
    event.preventDefault();
    const opened = open(event.currentTarget.href, "", "popup,width=1000,height=860");
    window.dismissAddRelatedObjectPopup = (popup, number, title) => {
      if (popup !== opened) return ofFields(popup, number, title);
      window.dismissAddRelatedObjectPopup = ofFields;
      popup.close();
      return added(number);
    };
  };
}

/**
 * Those that the term finds, the newest first, and the one that stands `here`. `wanted` is chosen, else the one that
 * was chosen stays so.
 */
async function show(dialog, name, server, { wanted, here }) {
  const { value: term } = dialog.querySelector("[name=term]");
  const { results } = await server.fetch(`${server.urls[`${name}s`]}&term=${encodeURIComponent(term)}`);
  const list = dialog.querySelector("[data-media]");
  const chosen = wanted ?? list.querySelector(":checked")?.value;
  const found = results ?? [];
  const missed = here && found.every(({ id }) => id !== here) ? [{ id: here, text: list.dataset.here }] : [];
  list.replaceChildren(
    ...[...missed, ...found].map(({ id, text }) => {
      const made = dialog.querySelector("template").content.firstElementChild.cloneNode(true);
      const choice = made.querySelector("input");
      choice.value = id;
      choice.checked = id === chosen;
      choice.toggleAttribute("data-here", id === here);
      made.querySelector("span").textContent = text;
      made.append(KINDS[name].draw({ [name]: id }, server.urls[name], text));
      return made;
    }),
  );
}
