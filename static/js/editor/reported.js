// A narrative paragraph that leads into a quotation, and the same words as a reported question and its answer.

import { castOf } from "./cast.js";
import { Fragment, TextSelection } from "./prosemirror.js";
import { newId, schema } from "./schema.js";
import { turnAt } from "./voices.js";

const { paragraph, turn: turnType } = schema.nodes;
const { quotation } = schema.marks;
const OPENING = /[“«„"‘]\s*$/u;
const WORDS = /[\p{L}\p{N}]/u;

/** "He was asked about bread and said: …" to a reported question and an answer, or back. Keeps every word. */
export function toggleReported(state, dispatch) {
  const { $from } = state.selection;
  if (!$from.depth) return false;
  const made = turnAt($from) ? joined(state, $from) : parted(state, $from);
  if (!made) return false;
  const { tr } = state;
  tr.replaceWith(made.from, made.to, made.blocks);
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(made.from + 1))).scrollIntoView());
  return true;
}

/** The paragraph around the caret in three: what leads to the quotation, the quotation, and what comes after. */
function parted(state, $from) {
  const { content, type } = $from.parent;
  if (type !== paragraph) return null;
  const quoted = [];
  content.forEach((node, offset) => {
    const mark = quotation.isInSet(node.marks);
    const first = quoted[0]?.mark ?? mark;
    if (mark?.eq(first)) quoted.push({ mark, offset, end: offset + node.nodeSize });
  });
  if (!quoted.length) return null;
  const text = (from, to) => $from.parent.textBetween(from, to, null, "\n");
  let [start, end] = [quoted[0].offset, quoted.at(-1).end];
  if (!WORDS.test(text(0, start))) return null;
  // Quotation marks around the quotation are part of what is answered.
  start -= OPENING.exec(text(0, start))?.[0].length ?? 0;
  if (!WORDS.test(text(end, content.size))) end = content.size;
  const asks = castOf(state).find((person) => person.asks);
  const turn = (kind, speaker, words) =>
    turnType.create({ kind, speaker: speaker ? String(speaker) : null }, paragraph.create(null, words));
  const blocks = [
    turn("reported", asks?.id, content.cut(0, text(0, start).trimEnd().length)),
    turn("answer", quoted[0].mark.attrs.speaker, unquoted(content.cut(start, end))),
  ];
  if (end < content.size) blocks.push(paragraph.create(null, content.cut(end)));
  return { from: $from.before(1), to: $from.after(1), blocks };
}

/** A reported question and the answer after it, or before it if the caret is there, as narrative paragraphs. */
function joined(state, $from) {
  const index = $from.index(0) - ($from.node(1).attrs.kind === "reported" ? 0 : 1);
  const question = state.doc.maybeChild(index);
  const answer = state.doc.maybeChild(index + 1);
  if (question?.attrs.kind !== "reported" || answer?.type !== turnType || answer.attrs.kind !== "answer") return null;
  const before = question.content.content;
  const [first, ...others] = answer.content.content;
  const lead = before.at(-1);
  const mark = quotation.create({ id: newId("quotation"), speaker: answer.attrs.speaker });
  const opening = first.type === paragraph ? [Fragment.from(schema.text(" ")), marked(first.content, mark)] : [];
  const words = opening.reduce((all, more) => all.append(more), lead.content);
  const blocks = [
    ...before.slice(0, -1),
    lead.copy(words),
    ...(opening.length ? [] : [first]),
    ...others.map((part) => (part.type === paragraph ? part.copy(marked(part.content, nextOf(mark))) : part)),
  ];
  const from = $from.posAtIndex(index, 0);
  return { from, to: from + question.nodeSize + answer.nodeSize, blocks };
}

function nextOf(mark) {
  return mark.type.create({ ...mark.attrs, id: newId("quotation") });
}

function marked(content, mark) {
  return Fragment.from(content.content.map((node) => node.mark(mark.addToSet(node.marks))));
}

function unquoted(content) {
  return Fragment.from(content.content.map((node) => node.mark(quotation.removeFromSet(node.marks))));
}

/** Whether the caret stands in words that could be parted or joined. */
export function isReported(state) {
  return turnAt(state.selection.$from)?.node.attrs.kind === "reported";
}
