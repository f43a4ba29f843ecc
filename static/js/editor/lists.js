// Lists of a page about the newsroom: paragraphs that begin with a bullet, which readers get as one list.

import { Plugin } from "./prosemirror.js";
import { schema } from "./schema.js";

const BULLET = "• "; // as in articles/pages/policy.py
const TYPED = /^[-*•·]$/; // and a space after it
const ITEM = /<li\b[^>]*>\s*(?:<p\b[^>]*>\s*)?(?!•)/gi;
const LINE = /^[ \t]*[-*•·][ \t]+/gm;

export function isItem({ selection: { $from } }) {
  return $from.parent.type === schema.nodes.paragraph && $from.parent.textContent.startsWith(BULLET);
}

/** The chosen paragraphs become items; if all are, paragraphs again. */
export function toggleItem(state, dispatch) {
  const places = [];
  state.doc.nodesBetween(state.selection.from, state.selection.to, (node, pos) => {
    if (node.type === schema.nodes.paragraph) places.push({ node, start: pos + 1 });
  });
  if (!places.length) return false;
  const items = places.filter(({ node }) => node.textContent.startsWith(BULLET));
  const { tr } = state;
  if (items.length === places.length) {
    for (const { start } of items.reverse()) tr.delete(start, start + BULLET.length);
  } else {
    const others = places.filter((place) => !items.includes(place));
    for (const { start } of others.reverse()) tr.insertText(BULLET, start);
  }
  dispatch?.(tr.scrollIntoView());
  return true;
}

/** A hyphen and a space begin a list, Enter goes on with it and leaves it on an empty item, Backspace takes one out. */
export const lists = new Plugin({
  props: {
    handleTextInput({ state, dispatch }, from, to, text) {
      const { $from, empty } = state.selection;
      const before = $from.parent.textBetween(0, $from.parentOffset, "\n", "\n");
      if (text !== " " || !empty || !TYPED.test(before) || $from.parent.type !== schema.nodes.paragraph) return false;
      dispatch(state.tr.insertText(BULLET, $from.start(), from).scrollIntoView());
      return true;
    },
    handleKeyDown({ state, dispatch }, { key, shiftKey, ctrlKey, metaKey, altKey }) {
      const { $from, empty } = state.selection;
      if (!empty || !isItem(state) || shiftKey || ctrlKey || metaKey || altKey) return false;
      const nothingBefore = $from.parentOffset <= BULLET.length;
      if (key === "Backspace" && nothingBefore) return toggleItem(state, dispatch);
      if (key !== "Enter" || $from.parentOffset < BULLET.length) return false;
      if ($from.parent.content.size === BULLET.length) return toggleItem(state, dispatch);
      dispatch(state.tr.split($from.pos).insertText(BULLET, $from.pos + 2).scrollIntoView());
      return true;
    },
    transformPastedHTML: (html) => html.replace(ITEM, `$&${BULLET}`),
    transformPastedText: (text) => text.replace(LINE, BULLET),
  },
});
