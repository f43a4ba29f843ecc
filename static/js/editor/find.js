// Finding and replacing across turns, whichever way a word is spelt: with or without hamza, vowel signs or capitals.

import { foldLetter } from "./folding.js";
import { Decoration, DecorationSet, Plugin, PluginKey, TextSelection } from "./prosemirror.js";
import { remembered } from "./schema.js";

const key = new PluginKey("find");

/** The bar's fields are called find and replacement; its buttons say in data-find what they do. */
export function finding(bar, labels) {
  return new Plugin({
    key,
    state: {
      init: () => ({ wanted: "", places: [] }),
      apply(tr, found) {
        const wanted = tr.getMeta(key) ?? found.wanted;
        return tr.docChanged || wanted !== found.wanted ? { wanted, places: placesOf(tr.doc, wanted) } : found;
      },
    },
    props: {
      decorations(state) {
        const { places } = key.getState(state);
        return DecorationSet.create(
          state.doc,
          places.map(([from, to]) => Decoration.inline(from, to, { class: "found" })),
        );
      },
    },
    view: (view) => connect(bar, view, labels),
  });
}

export function openFind(bar) {
  return (state, dispatch, view) => {
    if (!dispatch) return true;
    const { from, to } = state.selection;
    bar.hidden = false;
    const field = bar.querySelector("[name=find]");
    if (from < to) field.value = state.doc.textBetween(from, to, " ");
    field.focus();
    field.select();
    view.dispatch(view.state.tr.setMeta(key, field.value));
    return true;
  };
}

function connect(bar, view, labels) {
  const [wanted, replacement] = ["find", "replacement"].map((name) => bar.querySelector(`[name=${name}]`));
  const total = bar.querySelector("output");
  const acts = {
    next: () => step(view, 1),
    previous: () => step(view, -1),
    replace: () => replaceOne(view, replacement.value),
    all: () => replaceAll(view, replacement.value),
    close() {
      bar.hidden = true;
      view.dispatch(view.state.tr.setMeta(key, ""));
      view.focus();
    },
  };
  wanted.addEventListener("input", () => view.dispatch(view.state.tr.setMeta(key, wanted.value)));
  bar.addEventListener("click", (event) => acts[event.target.dataset?.find]?.());
  bar.addEventListener("keydown", (event) => {
    const act = { Escape: "close", Enter: event.shiftKey ? "previous" : "next" }[event.key];
    if (!act || (event.key === "Enter" && event.target.localName === "button")) return;
    event.preventDefault(); // Enter would save the form
    if (act === "next" && event.target === replacement) acts.replace();
    else acts[act]();
  });
  return {
    update(now) {
      const { places } = key.getState(now.state);
      const at = places.findIndex(([from, to]) => from === now.state.selection.from && to === now.state.selection.to);
      total.textContent = wanted.value ? labels.found.replace("{n}", at + 1).replace("{total}", places.length) : "";
    },
  };
}

/** Where `wanted` stands, as [from, to] in the document; never across two paragraphs. */
export function placesOf(doc, wanted) {
  const needle = [...wanted].map(foldLetter).join("");
  const places = [];
  if (!needle) return places;
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const { folded, starts } = foldedText(node);
    for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + needle.length)) {
      places.push([pos + 1 + starts[at], pos + 1 + starts[at + needle.length]]);
    }
    return false;
  });
  return places;
}

/** A paragraph's text folded, and for each of its letters where it stands in the paragraph. */
const foldedText = remembered((node) => {
  const text = node.textBetween(0, node.content.size, null, "\n");
  let folded = "";
  const starts = [];
  let offset = 0;
  for (const letter of text) {
    const heard = foldLetter(letter);
    if (heard) starts.push(offset);
    folded += heard;
    offset += letter.length;
  }
  return { folded, starts: [...starts, text.length] };
});

function step(view, direction) {
  const { places } = key.getState(view.state);
  if (!places.length) return;
  const { from, to } = view.state.selection;
  const beyond =
    direction > 0 ? places.find(([start]) => start >= to) : places.findLast(([, end]) => end <= from);
  show(view, beyond ?? places.at(direction > 0 ? 0 : -1));
}

function show(view, [from, to]) {
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)).scrollIntoView());
}

function replaceOne(view, text) {
  const { from, to } = view.state.selection;
  const found = key.getState(view.state).places.some(([start, end]) => start === from && end === to);
  if (found) view.dispatch(view.state.tr.insertText(text, from, to));
  step(view, 1);
}

function replaceAll(view, text) {
  const { tr } = view.state;
  for (const [from, to] of key.getState(view.state).places.toReversed()) tr.insertText(text, from, to);
  if (tr.docChanged) view.dispatch(tr);
}
