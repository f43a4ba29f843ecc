// The words of two people are never glued together, whichever way they would meet, nor a caption and other words.

import {
  Fragment,
  isHistoryTransaction,
  NodeSelection,
  Plugin,
  ReplaceStep,
  Selection,
  Slice,
  TextSelection,
} from "./prosemirror.js";
import { isFigure, schema } from "./schema.js";
import { sameVoice } from "./voices.js";

const { turn: turnType } = schema.nodes;

// -- Backspace and Delete where two blocks meet

/** Backspace at the start of a block and Delete at its end. `refused` is told when words stay apart. */
export function eraseAtEdge(direction, refused) {
  return (state, dispatch) => {
    const edge = edgeAt(state, direction);
    if (!edge) return false;
    const { tr } = state;
    const [here, there] = direction < 0 ? [edge.nodeAfter, edge.nodeBefore] : [edge.nodeBefore, edge.nodeAfter];
    if (!apart(here, there)) return false;
    if (isFigure(there)) choose(tr, direction < 0 ? edge.pos - there.nodeSize : edge.pos);
    else if (isBlank(here)) removeBlock(tr, edge, direction);
    else if (isBlank(there)) removeBlock(tr, edge, -direction);
    else if (sameVoice(edge)) tr.join(edge.pos);
    else refused();
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** The place between two top-level blocks that the caret stands at; nothing if it stands elsewhere. */
function edgeAt({ doc, selection }, direction) {
  const { $head, empty } = selection;
  if (!empty || !$head.depth) return null;
  const inner = direction < 0 ? $head.start(1) + $head.depth - 1 : $head.end(1) - $head.depth + 1;
  const $edge = doc.resolve(direction < 0 ? $head.before(1) : $head.after(1));
  return $head.pos === inner && $edge.nodeBefore && $edge.nodeAfter ? $edge : null;
}

/** Whether what happens between these two blocks is decided here and not by ProseMirror. */
function apart(...blocks) {
  return blocks.some((block) => block.type === turnType);
}

function choose(tr, pos) {
  tr.setSelection(NodeSelection.create(tr.doc, pos));
}

function isBlank(block) {
  return !block.textContent && !isFigure(block);
}

function removeBlock(tr, edge, direction) {
  const [from, to] =
    direction < 0
      ? [edge.pos, edge.pos + edge.nodeAfter.nodeSize]
      : [edge.pos - edge.nodeBefore.nodeSize, edge.pos];
  tr.delete(from, to);
  tr.setSelection(Selection.near(tr.doc.resolve(tr.mapping.map(edge.pos)), direction));
}

// -- every other way

/** After a change that drew somebody's words, or a caption's, into another block, gives them their own block back. */
export const keepApart = new Plugin({
  props: {
    handleDOMEvents: {
      // The browser would glue words itself, and nobody could tell afterwards whose they were.
      beforeinput(view, event) {
        const takesAway = /^(insert|delete)/.test(event.inputType) && event.cancelable;
        if (!takesAway || !acrossBlocks(view.state)) return false;
        event.preventDefault();
        view.dispatch(event.data ? view.state.tr.insertText(event.data) : view.state.tr.deleteSelection());
        return true;
      },
      compositionstart(view) {
        if (acrossBlocks(view.state)) view.dispatch(view.state.tr.deleteSelection());
        return false;
      },
    },
  },
  appendTransaction(transactions, before, state) {
    const { tr } = state;
    transactions.forEach((transaction, index) => {
      if (!transaction.docChanged || isHistoryTransaction(transaction)) return;
      for (const seam of seamsIn(transaction)) {
        const later = transactions.slice(index + 1).map((next) => next.mapping);
        const now = (pos, side) => later.reduce((place, mapping) => mapping.map(place, side), pos);
        part(tr, { ...seam, start: now(seam.start, 1), end: now(seam.end, -1) });
      }
    });
    return tr.docChanged ? tr : null;
  },
});

function acrossBlocks({ selection }) {
  return !selection.$from.sameParent(selection.$to);
}

/** Where a deletion reached from one block into another: what was left there, and where that stands now. */
function seamsIn(transaction) {
  const seams = [];
  transaction.steps.forEach((step, index) => {
    const doc = transaction.docs[index];
    const rest = transaction.mapping.slice(index);
    step.getMap().forEach((from, to) => {
      const [$from, $to] = [doc.resolve(from), doc.resolve(to)];
      if (!$from.depth || !$to.depth || $from.index(0) === $to.index(0)) return;
      const [kept, drawn] = [$from.node(1), $to.node(1)];
      if (!apart(kept, drawn) && !isFigure(kept) && !isFigure(drawn)) return;
      if (kept.attrs.speaker && kept.attrs.speaker === drawn.attrs.speaker) return;
      const left = leftOf(drawn, to - $to.start(1));
      if (left) seams.push({ left, start: rest.map(to, 1), end: rest.map($to.after(1), -1) });
    });
  });
  return seams;
}

/** `block` from `offset` on; nothing if no words are left of it. A photo that was only reached is left whole. */
function leftOf(block, offset) {
  const left = block.cut(offset);
  if (!left.textContent && !(isFigure(block) && offset === 0)) return null;
  const emptied = left.type === turnType && !left.firstChild.content.size;
  return emptied ? left.copy(left.content.cutByIndex(1)) : left;
}

/** Put `left`, which was drawn into the block around `start`, back into a block of its own after it. */
function part(tr, { left, start, end }) {
  const $start = tr.doc.resolve(start);
  if (!$start.depth || $start.node(1).attrs.id === left.attrs.id) return;
  const shell = [...Array($start.depth).keys()].reduce(
    (inner, level) => $start.node($start.depth - level).copy(Fragment.from(inner)),
    null,
  );
  const caret = tr.selection.empty && tr.selection.head === start;
  tr.step(new ReplaceStep(start, end, new Slice(Fragment.from([shell, left]), $start.depth, 0)));
  if (caret) tr.setSelection(TextSelection.create(tr.doc, start));
  removeEmptied(tr, start);
}

/** A selection from the very start of a block takes the whole block. */
function removeEmptied(tr, pos) {
  const $pos = tr.doc.resolve(pos);
  if (!isBlank($pos.node(1))) return;
  tr.delete($pos.before(1), $pos.after(1));
  tr.setSelection(Selection.near(tr.doc.resolve($pos.before(1)), 1));
}
