// Lists of a page about the newsroom: paragraphs that begin with a bullet or a number, which readers get as one list.

import { closeHistory, Plugin, Slice } from "./prosemirror.js";
import { schema } from "./schema.js";

// As in articles/models/policies.py.
const BULLET = "• ";
const NUMBER = String.raw`[0-9٠-٩۰-۹]{1,2}[.)\-]`;
// Where lists begin and end, and where the words of an item begin that has no sign yet.
const LISTED = new RegExp(
  String.raw`<(?<end>\/?)(?<list>ol|ul)\b(?<look>[^<>]*)>|<li\b(?<item>[^<>]*)>` +
    String.raw`(?!\s*(?:<[^<>]*>\s*){0,5}(?:•|${NUMBER}\s|<\/li\b|<[ou]l\b|<h[1-6]\b))(?:\s*<(?:p|div)\b[^<>]*>)*`,
  "giu",
);
const BEGINS = /\b(?:start|value)\s*=\s*["']?(\d{1,2})\b/i;
// Word has paragraphs and no lists, and in each what stands before its words.
const OF_WORD =
  /<p\b[^<>]*\bmso-list:\s*l\d[^<>]*>(?=((?:(?!<\/?p\b)[^])*?mso-list:\s*ignore[^<>]*>\s*([^<>\s]*))?)/gi;
const TYPED = /^[-*•·]$/; // and a space after it
const LINE = new RegExp(String.raw`^[ \t]*(?:[-*•·]|(${NUMBER}))[ \t]+`, "gmu");
const SIGN = new RegExp(String.raw`^(?:${BULLET}|(${NUMBER})\s)`, "u");
const DIGITS = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"];
const IS_SIGN = /^[\p{L}\p{N}]{1,4}[.)\-]$/u;

export function isItem({ selection: { $from } }) {
  return isListed($from.parent);
}

function isListed(block) {
  return signOf(block) !== "";
}

/** The bullet or the number that a paragraph begins with; nothing where it is no item. */
function signOf(block) {
  return block?.type === schema.nodes.paragraph ? (SIGN.exec(block.textContent)?.[0] ?? "") : "";
}

/** What stands before the item after one with this sign. */
function following(sign) {
  if (sign === BULLET) return sign;
  const digits = DIGITS.find((ten) => ten.includes(sign[0]));
  const next = parseInt(Array.from(sign, (digit) => digits.indexOf(digit)).join(""), 10) + 1;
  return Array.from(String(next), (digit) => digits[digit]).join("") + sign.slice(-2);
}

/** Before the words of each item the number that it has in its list, or a bullet. */
function withSigns(html) {
  const lists = []; // those that are open: the number of the next item, or null
  return html.replace(LISTED, (...found) => {
    const { end, list, look, item } = found.at(-1);
    if (list) {
      if (end) lists.pop();
      else lists.push(list.toLowerCase() === "ol" ? begins(look, 1) : null);
      return found[0];
    }
    if ((lists.at(-1) ?? null) === null) return found[0] + BULLET;
    const number = begins(item, lists.at(-1));
    lists[lists.length - 1] = number + 1;
    return `${found[0]}${number}. `;
  });
}

/** What Word shows before an item: a number, a letter, or a bullet of its own, whatever letter draws it there. */
function ofWord(shown = "") {
  return IS_SIGN.test(shown) ? `${shown} ` : BULLET;
}

function begins(look, otherwise) {
  return Number(BEGINS.exec(look)?.[1] ?? otherwise);
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
    for (const { node, start } of items.reverse()) tr.delete(start, start + signOf(node).length);
  } else {
    const others = places.filter((place) => !items.includes(place));
    for (const { start } of others.reverse()) tr.insertText(BULLET, start);
  }
  dispatch?.(tr.scrollIntoView());
  return true;
}

/** Delete before an item draws in its words, and not its sign. */
function drawIn({ selection: { $from }, tr }, dispatch) {
  const { size } = $from.parent.content;
  const atEnd = $from.depth === 1 && size && $from.parentOffset === size;
  const sign = signOf(atEnd ? tr.doc.resolve($from.after()).nodeAfter : null);
  if (!sign) return false;
  dispatch(tr.delete($from.pos, $from.pos + 2 + sign.length).scrollIntoView());
  return true;
}

/** What is pasted into an item goes on with it: its first has a sign already. */
function goingOn({ content, openStart, openEnd }) {
  const { firstChild: first } = content;
  const words = isListed(first) ? content.replaceChild(0, first.cut(signOf(first).length)) : content;
  return new Slice(words, openStart, openEnd);
}

/** Items behind the one at `pos` count on where they had its number, and the next. */
function countOn(tr, pos) {
  let sign = signOf(tr.doc.nodeAt(pos));
  for (let at = pos + tr.doc.nodeAt(pos).nodeSize; /^[^•]/.test(sign) && signOf(tr.doc.nodeAt(at)) === sign; ) {
    const next = following(sign);
    tr.insertText(next, at + 1, at + 1 + sign.length);
    sign = next;
    at += tr.doc.nodeAt(at).nodeSize;
  }
}

/** A hyphen or a number and a space begin a list, Enter goes on with it and leaves it on an empty item, Backspace takes
 * one out. */
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
      const sign = signOf($from.parent);
      const nothingBefore = $from.parentOffset <= sign.length;
      const correcting = sign !== BULLET && 0 < $from.parentOffset && $from.parentOffset < sign.length;
      if (key === "Backspace" && nothingBefore && !correcting) return toggleItem(state, dispatch);
      if (key !== "Enter" || !$from.parentOffset) return false;
      if ($from.parent.content.size === sign.length) return toggleItem(state, dispatch);
      // Words keep the id that permalinks point at, as they do in a paragraph: what is new stands empty above them.
      const { tr } = state;
      const above = $from.before();
      if (nothingBefore) tr.insert(above, schema.nodes.paragraph.create(null, schema.text(sign)));
      else tr.split($from.pos).insertText(following(sign), $from.pos + 2);
      countOn(tr, nothingBefore ? above : $from.pos + 1);
      dispatch(tr.scrollIntoView());
      return true;
    },
    transformPastedHTML: (html) => withSigns(html).replace(OF_WORD, (begun, _said, sign) => begun + ofWord(sign)),
    transformPasted: (slice, { state }) => (isItem(state) && slice.openStart ? goingOn(slice) : slice),
    transformPastedText(text, _plain, { state }) {
      const { parent, parentOffset } = state.selection.$from;
      const within = parentOffset > signOf(parent).length;
      // A dash among words is one.
      return text.replace(LINE, (found, number, at) => (within && at === 0 ? found : number ? `${number} ` : BULLET));
    },
  },
});
