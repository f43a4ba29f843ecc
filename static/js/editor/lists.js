// Lists of a page about the newsroom: paragraphs that begin with a bullet, which readers get as one list.

import { closeHistory, Plugin, Slice } from "./prosemirror.js";
import { schema } from "./schema.js";

const BULLET = "• "; // as in articles/pages/policy.py
const TYPED = /^[-*•·]$/; // and a space after it
// Where the words of an item begin that has no bullet yet; as in articles/models/policies.py.
const ITEM =
  /<li\b[^<>]*>(?!\s*(?:<[^<>]*>\s*){0,5}(?:•|<\/li\b|<[ou]l\b|<h[1-6]\b))(?:\s*<(?:p|div)\b[^<>]*>)*/gi;
const OF_WORD = /<p\b[^<>]*\bmso-list:\s*l\d[^<>]*>/gi; // which has paragraphs and no lists, too
const LINE = /^[ \t]*[-*•·][ \t]+/gm;

export function isItem({ selection: { $from } }) {
  return isListed($from.parent);
}

function isListed(block) {
  return block?.type === schema.nodes.paragraph && block.textContent.startsWith(BULLET);
}

/** The chosen paragraphs become items; if all are, paragraphs again. */
export function toggleItem(state, dispatch) {
  const places = [];
  state.doc.nodesBetween(state.selection.from, state.selection.to, (node, pos) => {
    if (node.type === schema.nodes.paragraph) places.push({ node, start: pos + 1 });
  });
  if (!places.length) return false;
  const items = places.filter(({ node }) => isListed(node));
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

/** Delete before an item draws in its words, and not its bullet. */
function drawIn({ selection: { $from }, tr }, dispatch) {
  const { size } = $from.parent.content;
  const atEnd = $from.depth === 1 && size && $from.parentOffset === size;
  if (!atEnd || !isListed(tr.doc.resolve($from.after()).nodeAfter)) return false;
  dispatch(tr.delete($from.pos, $from.pos + 2 + BULLET.length).scrollIntoView());
  return true;
}

/** What is pasted into an item goes on with it: its first has a bullet already. */
function goingOn({ content, openStart, openEnd }) {
  const { firstChild: first } = content;
  const words = isListed(first) ? content.replaceChild(0, first.cut(BULLET.length)) : content;
  return new Slice(words, openStart, openEnd);
}

/** A hyphen and a space begin a list, Enter goes on with it and leaves it on an empty item, Backspace takes one out. */
export const lists = new Plugin({
  props: {
    handleTextInput(view, from, to, text) {
      const { $from, empty } = view.state.selection;
      const before = $from.parent.textBetween(0, $from.parentOffset, "\n", "\n");
      if (text !== " " || !empty || !TYPED.test(before) || $from.parent.type !== schema.nodes.paragraph) return false;
      view.dispatch(view.state.tr.insertText(text, from, to));
      // A step of its own: undone, it leaves what was typed.
      view.dispatch(closeHistory(view.state.tr).insertText(BULLET, $from.start(), to + text.length).scrollIntoView());
      return true;
    },
    handleKeyDown({ state, dispatch }, { key, shiftKey, ctrlKey, metaKey, altKey }) {
      const { $from, empty } = state.selection;
      if (!empty || shiftKey || ctrlKey || metaKey || altKey) return false;
      if (key === "Delete") return drawIn(state, dispatch);
      if (!isItem(state)) return false;
      const nothingBefore = $from.parentOffset <= BULLET.length;
      if (key === "Backspace" && nothingBefore) return toggleItem(state, dispatch);
      if (key !== "Enter" || !$from.parentOffset) return false;
      if ($from.parent.content.size === BULLET.length) return toggleItem(state, dispatch);
      // Words keep the id that permalinks point at, as they do in a paragraph: what is new stands empty above them.
      const { tr } = state;
      if (nothingBefore) tr.insert($from.before(), schema.nodes.paragraph.create(null, schema.text(BULLET)));
      else tr.split($from.pos).insertText(BULLET, $from.pos + 2);
      dispatch(tr.scrollIntoView());
      return true;
    },
    transformPastedHTML: (html) => html.replace(ITEM, `$&${BULLET}`).replace(OF_WORD, `$&${BULLET}`),
    transformPasted: (slice, { state }) => (isItem(state) && slice.openStart ? goingOn(slice) : slice),
    transformPastedText(text, _plain, { state }) {
      const within = state.selection.$from.parentOffset > (isItem(state) ? BULLET.length : 0);
      return text.replace(LINE, (hyphen, at) => (within && at === 0 ? hyphen : BULLET)); // a dash among words is one
    },
  },
});
