// Who speaks: which turn a place belongs to, and giving words to a voice.

import { castOf, personCalled, personOf } from "./cast.js";
import { STAMP } from "./clipboard.js";
import { fold } from "./folding.js";
import { closeHistory, Selection, TextSelection } from "./prosemirror.js";
import { isFigure, schema } from "./schema.js";

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

function voice(person) {
  return { speaker: String(person.id), kind: person.asks ? "question" : "answer" };
}

/** The other side of the conversation: who spoke last before the turn at `pos`, else the first who would answer. */
function otherVoice(state, pos) {
  const { speaker } = state.doc.nodeAt(pos).attrs;
  const before = [];
  state.doc.nodesBetween(0, pos, (node) => {
    if (node.type === turnType) before.unshift(node.attrs.speaker);
    return false;
  });
  const last = before.find((other) => other && other !== speaker);
  const asked = personOf(state, speaker)?.asks ?? true;
  const people = castOf(state).filter((person) => String(person.id) !== speaker);
  return personOf(state, last) ?? people.find((person) => person.asks !== asked) ?? people[0];
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

// -- "Name: " at the start of a paragraph

const LABEL = new RegExp(String.raw`^${STAMP}([^:：]{1,60})[:：](?:\s|$)`, "iu");

/** What a paragraph opens with before a colon: {name, length}; null where there is none, or it is no paragraph. */
export function labelOf(parent, end = parent.content.size) {
  if (parent.type !== paragraph) return null;
  const label = LABEL.exec(parent.textBetween(0, end, "\n", "\n"));
  return label && { name: label[1].trim(), length: label[0].length };
}

/** What typing `text` at a place does when it ends a label: a turn of that person begins. */
export function labelTyped(state, from, text) {
  const $from = state.doc.resolve(from);
  if (text !== " " || !state.selection.empty) return null;
  const label = labelOf($from.parent, $from.parentOffset);
  const person = label?.length === $from.parentOffset && personCalled(castOf(state), label.name);
  if (!person) return null;
  const tr = closeHistory(state.tr).delete($from.start(), from);
  return beginTurn(tr, $from.start(), person);
}

/**
 * Every paragraph that opens with `name` and a colon is `person`'s. Within what was `pasted`, if anything was, those
 * below without a name go on with it, as they do with a name that is known. `isNobody` knows what before a colon is none.
 */
export function speakWherever(tr, name, person, { pasted, isNobody }) {
  for (const { start, length } of labelled(tr.doc, name).reverse()) {
    const last = lastOf(tr.doc, start, pasted && pasted.from <= start ? pasted.to : 0, isNobody);
    beginTurn(tr.delete(start, start + length), start, person, tr.mapping.slice(tr.mapping.maps.length - 1).map(last));
  }
  return tr;
}

/** The paragraphs that open with `name` and a colon, each with where it begins and the length of that. */
function labelled(doc, name) {
  const places = [];
  doc.descendants((node, pos) => {
    const label = labelOf(node);
    if (label && fold(label.name) === fold(name)) places.push({ node, start: pos + 1, length: label.length });
    return !node.isTextblock;
  });
  return places;
}

/** Whether all that stands after `name` and a colon is questions: that is somebody who asks. */
export function asksBelow(doc, name) {
  const places = labelled(doc, name);
  return places.length > 0 && places.every(({ node }) => /[?؟]["”»]?\s*$/u.test(node.textContent));
}

/** Inside the last of the narrative paragraphs from `start` up to `end` before which no name stands. */
function lastOf(doc, start, end, isNobody) {
  const goesOn = (node) => node?.type === paragraph && isNobody(labelOf(node)?.name ?? "");
  let last = start;
  let $after = doc.resolve(doc.resolve(start).after(1));
  while ($after.pos < end && goesOn($after.nodeAfter)) {
    last = $after.pos + 1;
    $after = doc.resolve($after.pos + $after.nodeAfter.nodeSize);
  }
  return last;
}

/** From the paragraph at `pos` on, to that at `last` where nobody speaks yet, `person` speaks. */
function beginTurn(tr, pos, person, last = pos) {
  const $pos = tr.doc.resolve(pos);
  if (!turnAt($pos)) {
    tr.wrap($pos.blockRange(tr.doc.resolve(last)), [{ type: turnType, attrs: voice(person) }]);
  } else if ($pos.index(1) > 0) {
    tr.split($pos.before(2), 1, [{ type: turnType, attrs: voice(person) }]);
  } else {
    speak(tr, $pos.before(1), person);
  }
  return tr;
}

// -- Enter

/** After a question the other voice answers; on an empty line the turn is left. */
export function enter(state, dispatch) {
  const { $from, empty } = state.selection;
  const turn = turnAt($from);
  if (isFigure($from.parent)) return leaveBlock(state, dispatch);
  if ($from.parent.type.spec.isolating && empty) return leaveOrPart(state, dispatch);
  if (!turn || !empty) return false;
  if (!$from.parent.content.size) return leaveTurn(state, dispatch);
  const atEnd = $from.pos === turn.pos + turn.node.nodeSize - 2;
  return atEnd && turn.node.attrs.kind !== "answer" ? answer(state, dispatch, turn) : false;
}

/** Words set apart: on below them from their end, and in two parts elsewhere, which ProseMirror would not do. */
function leaveOrPart(state, dispatch) {
  const { $from } = state.selection;
  if ($from.parentOffset === $from.parent.content.size) return leaveBlock(state, dispatch);
  dispatch?.(state.tr.split($from.pos).scrollIntoView());
  return true;
}

function leaveBlock(state, dispatch) {
  const { tr, selection } = state;
  const after = selection.$from.after();
  tr.insert(after, paragraph.create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  return true;
}

function leaveTurn(state, dispatch) {
  const { tr, selection } = state;
  tr.lift(selection.$from.blockRange(), 0);
  dispatch?.(tr.scrollIntoView());
  return true;
}

function answer(state, dispatch, { node, pos }) {
  const { tr } = state;
  const person = otherVoice(state, pos);
  const after = pos + node.nodeSize;
  tr.insert(after, turnType.create({ ...(person && voice(person)), kind: "answer" }, paragraph.create()));
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(after + 2))).scrollIntoView());
  return true;
}
