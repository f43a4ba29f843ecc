// What the editor shows that is not stored: names over turns, and each paragraph in the direction of its letters.

import { castOf, personOf } from "./cast.js";
import { Decoration, DecorationSet, Plugin } from "./prosemirror.js";
import { schema } from "./schema.js";

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/gu;
const LETTERS = /\p{L}/gu;

const directions = new WeakMap(); // a paragraph that did not change is not counted again

/** The direction of most letters; none where neither has more. */
function directionOf(text) {
  const letters = text.match(LETTERS)?.length ?? 0;
  const rightToLeft = text.match(RIGHT_TO_LEFT)?.length ?? 0;
  if (rightToLeft * 2 === letters) return null;
  return rightToLeft * 2 > letters ? "rtl" : "ltr";
}

function blockDirection(node) {
  if (!directions.has(node)) directions.set(node, directionOf(node.textContent));
  return directions.get(node);
}

/** `labels` are the interface's words: {question, reported, answer, unknown, placeholder}. */
export function dressing(labels) {
  const build = (state) => {
    const dressed = [];
    const blank = state.doc.childCount === 1 && !state.doc.firstChild.content.size;
    if (blank) dressed.push(Decoration.node(0, state.doc.content.size, { "data-placeholder": labels.placeholder }));
    state.doc.descendants((node, pos) => {
      const wear = (attrs) => dressed.push(Decoration.node(pos, pos + node.nodeSize, attrs));
      if (node.type === schema.nodes.turn) wear(turnDress(state, node, labels));
      const dir = node.isTextblock && blockDirection(node);
      if (dir) wear({ dir });
      for (const { attrs } of node.marks.filter((mark) => mark.type === schema.marks.quotation)) {
        const title = personOf(state, attrs.speaker)?.short ?? labels.unknown;
        dressed.push(Decoration.inline(pos, pos + node.nodeSize, { title, class: "quotation" }));
      }
      return true;
    });
    return DecorationSet.create(state.doc, dressed);
  };
  return new Plugin({
    state: {
      init: (config, state) => build(state),
      apply: (tr, set, before, state) =>
        tr.docChanged || castOf(before) !== castOf(state) ? build(state) : set,
    },
    props: {
      decorations(state) {
        return this.getState(state);
      },
    },
  });
}

function turnDress(state, { attrs }, labels) {
  const person = personOf(state, attrs.speaker);
  const name = person?.short ?? labels.unknown;
  const kind = labels[attrs.kind];
  return {
    role: "group",
    class: person ? "turn" : "turn turn-unknown",
    "data-name": attrs.kind === "reported" ? `${name} · ${kind}` : name,
    "aria-label": `${name}, ${kind}`,
  };
}
