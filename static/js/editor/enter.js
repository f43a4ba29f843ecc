// Enter: after a question the other voice answers; on an empty line the turn is left.

import { castOf, personOf } from "./cast.js";
import { Selection, TextSelection } from "./prosemirror.js";
import { isFigure, schema } from "./schema.js";
import { turnAt, voice } from "./voices.js";

const { paragraph, turn: turnType } = schema.nodes;

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
