// "Name: " at the start of a paragraph: that person speaks.

import { castOf, personCalled } from "./cast.js";
import { STAMP } from "./clipboard.js";
import { fold } from "./folding.js";
import { closeHistory } from "./prosemirror.js";
import { schema } from "./schema.js";
import { speak, turnAt, voice } from "./voices.js";

const { paragraph, turn: turnType } = schema.nodes;

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
