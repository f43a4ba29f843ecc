// Who speaks: which turn a place belongs to, and giving words to a voice.

import { personOf } from "./cast.js";
import { TextSelection } from "./prosemirror.js";
import { schema } from "./schema.js";

const { paragraph, turn: turnType } = schema.nodes;

/** The turn around a place, as {node, pos}; nothing in a narrative paragraph. */
export function turnAt($pos) {
  return $pos.depth && $pos.node(1).type === turnType ? { node: $pos.node(1), pos: $pos.before(1) } : null;
}

/** The quotation that the selection stands in, if any. */
export function quotationAt({ selection, storedMarks }) {
  const { $from, $to, empty } = selection;
  const marks = empty ? (storedMarks ?? $from.marks()) : ($to.nodeBefore?.marks ?? []);
  return schema.marks.quotation.isInSet(marks);
}

/** Who is heard at the selection: a primary key as text, or null. */
export function speakerAt(state) {
  return turnAt(state.selection.$from)?.node.attrs.speaker ?? quotationAt(state)?.attrs.speaker ?? null;
}

/** Who is heard at the caret and how, as a sentence for the ear. */
export function voiceAt(state, labels) {
  const turn = turnAt(state.selection.$from);
  if (!turn) return labels.narrative;
  const { speaker, kind } = turn.node.attrs;
  return (personOf(state, speaker)?.short ?? labels.unknown) + labels.comma + labels[kind];
}

/** What a turn of `person` is told: who speaks, and whether they ask. */
export function voice(person) {
  return { speaker: String(person.id), kind: person.asks ? "question" : "answer" };
}

/** Where the turns of this kind begin of which nobody knows whose they are. */
export function voiceless(doc, kind) {
  const places = [];
  doc.forEach((node, pos) => {
    if (node.type === turnType && !node.attrs.speaker && node.attrs.kind === kind) places.push(pos);
  });
  return places;
}

// -- giving words to a voice

/** The words selected, or the whole turn or paragraph around the caret, are said by `person`; by nobody if null. */
export function giveVoice(person) {
  return (state, dispatch) => {
    const quotation = quotationAt(state);
    if (quotation) return attribute(quotation, person)(state, dispatch);
    const { tr } = state;
    const { from, to } = cutOut(tr, state.selection);
    const blocks = blocksBetween(tr.doc, from, to);
    if (!blocks.some(({ node }) => canSpeak(node))) return false;
    const places = { anchor: tr.mapping.map(state.selection.anchor), head: tr.mapping.map(state.selection.head) };
    const steps = tr.steps.length;
    for (const block of blocks.reverse()) {
      if (block.node.type === turnType) person ? speak(tr, block.pos, person) : silence(tr, block.pos);
      else if (canSpeak(block.node) && person) wrap(tr, block.pos, person);
    }
    const after = tr.mapping.slice(steps);
    if (dispatch) {
      const [anchor, head] = [places.anchor, places.head].map((place) => tr.doc.resolve(after.map(place)));
      dispatch(tr.setSelection(TextSelection.between(anchor, head)).scrollIntoView());
    }
    return true;
  };
}

/** The whole of `quotation` around the selection is `person`'s; if null it is no quotation any more. */
function attribute(quotation, person) {
  return (state, dispatch) => {
    const { tr, selection } = state;
    const start = selection.$from.start();
    selection.$from.parent.forEach((node, offset) => {
      if (!quotation.isInSet(node.marks)) return;
      const [from, to] = [start + offset, start + offset + node.nodeSize];
      tr.removeMark(from, to, quotation);
      if (person) tr.addMark(from, to, quotation.type.create({ ...quotation.attrs, speaker: String(person.id) }));
    });
    dispatch?.(tr);
    return true;
  };
}

function canSpeak(node) {
  return [turnType, paragraph, schema.nodes.original].includes(node.type);
}

/** Paragraphs selected inside a longer turn become a turn of their own first. Where the words then stand. */
function cutOut(tr, { $from, $to, empty }) {
  const places = { from: $from.pos, to: $to.pos };
  if (empty || (!turnAt($from) && !turnAt($to))) return places;
  if (turnAt($to) && $to.indexAfter(1) < $to.node(1).childCount) tr.split($to.after(2));
  if (turnAt($from) && $from.index(1) > 0) tr.split($from.before(2));
  return { from: tr.mapping.map(places.from), to: tr.mapping.map(places.to) };
}

function blocksBetween(doc, from, to) {
  const blocks = [];
  doc.nodesBetween(from, to, (node, pos) => {
    blocks.push({ node, pos });
    return false;
  });
  return blocks;
}

export function speak(tr, pos, person) {
  tr.setNodeMarkup(pos, null, { ...tr.doc.nodeAt(pos).attrs, ...voice(person) });
}

function silence(tr, pos) {
  const $inside = tr.doc.resolve(pos + 1);
  tr.lift($inside.blockRange(tr.doc.resolve($inside.end())), 0);
}

/** Put the narrative paragraph at `pos` into a turn: the one after it or before it if that is the same voice. */
function wrap(tr, pos, person) {
  const { nodeSize } = tr.doc.nodeAt(pos);
  tr.removeMark(pos, pos + nodeSize, schema.marks.quotation);
  tr.wrap(tr.doc.resolve(pos + 1).blockRange(), [{ type: turnType, attrs: voice(person) }]);
  for (const seam of [pos + nodeSize + 2, pos]) if (sameVoice(tr.doc.resolve(seam))) tr.join(seam);
}

/** Whether the turns before and after a seam are one person's. */
export function sameVoice({ nodeBefore: before, nodeAfter: after }) {
  if (before?.type !== turnType || after?.type !== turnType) return false;
  return Boolean(before.attrs.speaker) && before.attrs.speaker === after.attrs.speaker;
}

/** Ask or answer: `kind` for the turn around the caret. */
function giveKind(kind) {
  return (state, dispatch) => {
    const turn = turnAt(state.selection.$from);
    if (!turn) return false;
    dispatch?.(state.tr.setNodeAttribute(turn.pos, "kind", kind));
    return true;
  };
}

export function otherKind(state, dispatch) {
  const kind = turnAt(state.selection.$from)?.node.attrs.kind;
  return giveKind(kind === "answer" ? "question" : "answer")(state, dispatch);
}
