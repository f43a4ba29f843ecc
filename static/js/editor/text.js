// What words can wear and what a paragraph can be, apart from who says it.

import { castOf } from "./cast.js";
import { setBlockType, TextSelection, toggleMark } from "./prosemirror.js";
import { isFigure, isLink, newId, schema } from "./schema.js";
import { turnAt } from "./voices.js";

const { break: lineBreak, original, paragraph, pullquote, subheading } = schema.nodes;
const { footnote, foreign, link, quotation } = schema.marks;

export function wears(type) {
  return ({ doc, selection, storedMarks }) => {
    const { empty, from, to, $from } = selection;
    return Boolean(empty ? type.isInSet(storedMarks ?? $from.marks()) : doc.rangeHasMark(from, to, type));
  };
}

export function isBlock(type) {
  return ({ selection }) => selection.$from.parent.type === type;
}

/** Words of the newsroom's own about the text; a note each time. Behind words that somebody says: those stay said. */
export function toggleFootnote(state, dispatch) {
  const { $from, $to, empty } = state.selection;
  const attrs = { id: newId("footnote") };
  const said = turnAt($from) || turnAt($to) || wears(quotation)(state);
  if (empty || !said || wears(footnote)(state)) return toggleMark(footnote, attrs)(state, dispatch);
  const { tr } = state;
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, $to.pos)).addStoredMark(footnote.create(attrs)));
  return true;
}

/** Words that a narrative paragraph says somebody uttered; of the first who answers, until another is chosen. A part of
 * a note is nobody's: the note is the newsroom's own. */
export function toggleQuotation(state, dispatch) {
  const { $from, $to } = state.selection;
  if (turnAt($from) || !isBlock(paragraph)(state) || isInNote($from) || isInNote($to)) return false;
  const speaker = castOf(state).find((person) => !person.asks)?.id;
  const attrs = { id: newId("quotation"), speaker: speaker ? String(speaker) : null };
  return toggleMark(quotation, attrs)(state, dispatch);
}

function isInNote({ nodeBefore, nodeAfter }) {
  const [before, after] = [nodeBefore, nodeAfter].map((node) => footnote.isInSet(node?.marks ?? []));
  return Boolean(before && after && before.eq(after));
}

function toggleBlock(type) {
  return (state, dispatch) => become(isBlock(type)(state) ? paragraph : type)(state, dispatch);
}

/** The chosen blocks become others, but for captions: what they stand under would be gone. */
function become(type, attrs) {
  return (state, dispatch) => {
    const { $from, $to } = state.selection;
    const chosen = state.doc.content.content.slice($from.index(0), $to.index(0) + 1);
    return !chosen.some(isFigure) && setBlockType(type, attrs)(state, dispatch);
  };
}

export const toggleSubheading = toggleBlock(subheading);

/** A paragraph becomes a pull quote; words chosen in a turn are repeated in one below it. */
export function togglePullQuote(state, dispatch) {
  const turn = turnAt(state.selection.$from);
  if (!turn) return toggleBlock(pullquote)(state, dispatch);
  const { $from, $to, empty } = state.selection;
  if (empty || !$from.sameParent($to)) return false;
  const words = $from.parent.slice($from.parentOffset, $to.parentOffset).content;
  dispatch?.(state.tr.insert(turn.pos + turn.node.nodeSize, pullquote.create(null, words)).scrollIntoView());
  return true;
}

export function insertBreak(state, dispatch) {
  dispatch?.(state.tr.replaceSelectionWith(lineBreak.create()).scrollIntoView());
  return true;
}

// -- what a dialog asks for

/** The link, or the words of another language, around the selection: {from, to, mark}. */
function markAround({ selection }, type) {
  const { $from, from, to } = selection;
  const around = { from, to, mark: type.isInSet($from.marks()) ?? type.isInSet($from.nodeAfter?.marks ?? []) };
  if (!around.mark) return around;
  const worn = [];
  $from.parent.forEach((node, offset) => {
    if (around.mark.isInSet(node.marks)) worn.push($from.start() + offset, $from.start() + offset + node.nodeSize);
  });
  return { ...around, from: Math.min(from, ...worn), to: Math.max(to, ...worn) };
}

function setMark(type, attrs) {
  return (state, dispatch) => {
    const { from, to } = markAround(state, type);
    const tr = state.tr.removeMark(from, to, type);
    if (attrs) tr.addMark(from, to, type.create(attrs));
    dispatch?.(tr.removeStoredMark(type));
    return from < to;
  };
}

/** Let the field say what an address is when it is given another: that would be gone once the text is stored. */
export function takeAddresses(field) {
  field.addEventListener("input", () => field.setCustomValidity(isLink(field.value) ? "" : field.dataset.wrong));
  field.form.addEventListener("reset", () => field.setCustomValidity(""));
}

/** What the dialog shows for the place of the selection. */
export function linkAt(state) {
  return markAround(state, link).mark?.attrs ?? {};
}

/** Link the chosen words, or the link around the caret, to `href`; to nothing if it is empty. */
export function setLink({ href }) {
  return setMark(link, href ? { href } : null);
}

/** The chosen words, or without any the whole paragraph, are kept in the language they were said in. */
export function setOriginal({ lang, gloss }) {
  return (state, dispatch) => {
    const attrs = lang ? { lang, gloss: gloss || null } : null;
    const whole = state.selection.empty && !markAround(state, foreign).mark;
    if (!whole) return setMark(foreign, attrs)(state, dispatch);
    return become(attrs ? original : paragraph, attrs)(state, dispatch);
  };
}

export function originalAt(state) {
  const { parent } = state.selection.$from;
  return parent.type === original ? parent.attrs : (markAround(state, foreign).mark?.attrs ?? {});
}
