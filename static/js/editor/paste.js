// Pasting and dropping: words arrive with the voice that said them, and never inside somebody else's.

import { castOf, personOf } from "./cast.js";
import { readHTML, readText } from "./clipboard.js";
import { closeHistory, Fragment, Plugin, Slice, TextSelection } from "./prosemirror.js";
import { isFigure, newAttrs, newId, plainText, schema } from "./schema.js";
import { turnAt } from "./voices.js";

const { paragraph, turn: turnType } = schema.nodes;

/** `leftOut` is told the words that were struck out and do not come along. */
export const pasting = (leftOut) => new Plugin({
  props: {
    transformPastedHTML: (html, view) => readHTML(html, castOf(view.state), leftOut),
    clipboardTextParser: (text, $context, plain, view) => readText(text, castOf(view.state), plain),
    clipboardTextSerializer: (slice, view) => textOf(slice, view.state),
    transformPasted: (slice, view) => withNewIds(slice, view.state.doc),
    handlePaste(view, event, slice) {
      view.dispatch(closeHistory(view.state.tr)); // undo takes the paste away, and not what was typed right before it
      if (!view.state.selection.empty) view.dispatch(view.state.tr.deleteSelection());
      return insert(view, view.state.tr, view.state.selection.from, slice);
    },
    handleDrop(view, event, slice, move) {
      const place = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
      const { tr, selection } = view.state;
      if (place === undefined || (place > selection.from && place < selection.to)) return move;
      if (!move) return insert(view, tr, place, slice);
      tr.deleteSelection();
      // What is moved keeps its ids: it is in no second place.
      return insert(view, tr, tr.mapping.map(place), view.dragging?.slice ?? slice);
    },
  },
});

/** Refuses, before it is read, what can never be saved: it stays where it was copied. `refused` tells the writer. */
export function shortEnough(longest, refused) {
  const stop = (view, event, words) => {
    const text = words?.getData("text/plain") ?? "";
    if (view.state.doc.textContent.length + text.length <= longest) return false;
    event.preventDefault();
    refused();
    return true;
  };
  return new Plugin({
    props: {
      handleDOMEvents: {
        paste: (view, event) => stop(view, event, event.clipboardData),
        drop: (view, event) => !view.dragging && stop(view, event, event.dataTransfer),
      },
    },
  });
}

/**
 * A file is no words: it is not put in, and the browser does not leave the page to show it. `refused` tells the writer.
 */
export function refuseFiles(refused) {
  const stop = (event, brought) => {
    const types = brought?.types ?? [];
    const words = types.includes("text/plain") || types.includes("text/html");
    if (words || !types.includes("Files") || event.target.type === "file") return false;
    event.preventDefault();
    if (event.type !== "dragover") refused();
    return true;
  };
  const dropped = (event) => stop(event, event.dataTransfer);
  return new Plugin({
    props: { handleDOMEvents: { paste: (view, event) => stop(event, event.clipboardData) } },
    view() {
      const kinds = ["dragover", "drop"]; // wherever on the page
      for (const kind of kinds) addEventListener(kind, dropped, { capture: true });
      return { destroy: () => kinds.forEach((kind) => removeEventListener(kind, dropped, { capture: true })) };
    },
  });
}

/** Insert words that have a voice or a form of their own. False if ProseMirror may put them where they are wanted. */
function insert(view, tr, pos, slice) {
  const $pos = tr.doc.resolve(pos);
  const only = slice.content.childCount === 1 ? slice.content.firstChild : null;
  const here = turnAt($pos)?.node;
  if (isLoose(slice) && !(isFigure($pos.parent) && slice.content.childCount > 1)) return false;
  let end;
  if (only?.type === turnType && here && only.attrs.speaker && only.attrs.speaker === here.attrs.speaker) {
    end = insertOpen(tr, pos, new Slice(only.content, 1, 1));
  } else if (isPhrase(only, slice) && $pos.parent.type === paragraph && $pos.parent.content.size && !here) {
    end = insertOpen(tr, pos, quoted(only));
  } else {
    end = insertBlocks(tr, pos, slice.content);
  }
  tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1));
  view.focus();
  view.dispatch(tr.scrollIntoView().setMeta("paste", true));
  return true;
}

/** Nobody's words in particular: they take the voice of the place. */
function isLoose({ content, openStart }) {
  if (content.childCount === 1 && openStart && content.firstChild.type !== turnType) return true;
  return content.content.every((node) => node.isInline || node.type === paragraph);
}

function isPhrase(only, { openStart, openEnd }) {
  return only?.type === turnType && only.childCount === 1 && openStart === 2 && openEnd === 2;
}

/** Somebody's words in a narrative paragraph are a quotation of theirs. */
function quoted(turn) {
  const { speaker } = turn.attrs;
  const mark = schema.marks.quotation.create({ id: newId("quotation"), speaker });
  const words = turn.firstChild.content.content.map((node) => node.mark(mark.addToSet(node.marks)));
  return new Slice(Fragment.from(words), 0, 0);
}

function insertOpen(tr, pos, slice) {
  tr.replaceRange(pos, pos, slice);
  return tr.mapping.slice(tr.mapping.maps.length - 1).map(pos);
}

/** Put whole blocks at a place, parting the block that is there. An empty paragraph gives way to them. */
function insertBlocks(tr, pos, content) {
  const seam = cut(tr, pos);
  const { nodeAfter } = tr.doc.resolve(seam);
  const blank = nodeAfter?.type === paragraph && !nodeAfter.content.size && pos > seam;
  tr.replaceWith(seam, blank ? seam + nodeAfter.nodeSize : seam, content);
  return seam + content.size;
}

/**
 * Part the block around `pos` in two and return the place between them; at its edge, the place beside it. A photo is
 * not two: the place is below it.
 */
function cut(tr, pos) {
  let $pos = tr.doc.resolve(pos);
  if (isFigure($pos.parent)) return $pos.after();
  while ($pos.depth && $pos.parentOffset === 0) $pos = tr.doc.resolve($pos.before());
  while ($pos.depth && $pos.parentOffset === $pos.parent.content.size) $pos = tr.doc.resolve($pos.after());
  if ($pos.depth) tr.split($pos.pos, $pos.depth);
  return $pos.pos + $pos.depth;
}

/**
 * Copies and newcomers get ids of their own: all at once, as giving each its own in the document takes as long as the
 * square of their number. An id of a block that stands empty, as after cutting it, is free for its words.
 */
function withNewIds(slice, doc) {
  const taken = new Set();
  doc.descendants((node) => {
    if (node.isText || node.textContent) for (const { attrs } of [node, ...node.marks]) taken.add(attrs.id);
  });
  const renamed = new Map();
  const renewMark = (mark) => {
    const { id } = mark.attrs;
    if (!("id" in mark.attrs) || (id && !taken.has(id))) return mark;
    if (!renamed.has(id)) renamed.set(id, newId(mark.type.name));
    return mark.type.create({ ...mark.attrs, id: renamed.get(id) });
  };
  const renew = (node) => {
    if (node.isText) return node.mark(node.marks.map(renewMark));
    const { id } = node.attrs;
    const attrs = id && !taken.has(id) ? node.attrs : newAttrs(node.type, node.attrs);
    return node.type.create(attrs, renewAll(node.content), node.marks);
  };
  const renewAll = (content) => Fragment.from(content.content.map(renew));
  return new Slice(renewAll(slice.content), slice.openStart, slice.openEnd);
}

/** The words as plain text, each turn under its speaker's name. */
function textOf(slice, state) {
  const { content } = slice;
  if (content.childCount === 1 && slice.openStart > 1) return plainText(content.firstChild);
  return content.content
    .map((block) => {
      const person = block.type === turnType && personOf(state, block.attrs.speaker);
      return (person ? `${person.short}: ` : "") + (block.isText ? block.text : plainText(block));
    })
    .join("\n\n");
}
