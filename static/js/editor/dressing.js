// What the editor shows that is not stored: names over turns, and each paragraph in the direction of its words.
//
// Every part of the text dresses itself. With decorations ProseMirror would go through all of them at each key, for
// each block: a long interview would be slow to write in.

import { castOf, personOf } from "./cast.js";
import { Decoration, DecorationSet, DOMSerializer, Plugin } from "./prosemirror.js";
import { isFigure, schema } from "./schema.js";

const FIRST_LETTERS = /(?:^|\s)[^\p{L}\p{N}\s]*(\p{L})/gu;
const NOT_RIGHT_TO_LEFT = /[^\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]+/gu;

/** The direction of most words, each by its first letter; none where neither has more. */
function directionOf(text) {
  const letters = Array.from(text.matchAll(FIRST_LETTERS), ([, letter]) => letter).join("");
  const rightToLeft = letters.replace(NOT_RIGHT_TO_LEFT, "").length * 2;
  if (rightToLeft === letters.length) return null;
  return rightToLeft > letters.length ? "rtl" : "ltr";
}

/** What a paragraph, a heading or a caption wears. */
export function directionDress(node) {
  return { dir: directionOf(node.textContent) };
}

/** Put `attrs` on an element, as far as it does not wear them; those that are null come off. */
export function wear(dom, attrs) {
  for (const [name, value] of Object.entries(attrs)) {
    if (dom.getAttribute(name) === value) continue;
    if (value === null) dom.removeAttribute(name);
    else dom.setAttribute(name, value);
  }
}

/** The view of a node or mark that wears what `dress` says of it. */
class Dressed {
  constructor(part, dress, everybody) {
    Object.assign(this, DOMSerializer.renderSpec(document, part.type.spec.toDOM(part)), { part, dress, everybody });
    everybody.add(this);
    this.wear();
  }

  wear() {
    wear(this.dom, this.dress(this.part));
  }

  /** A mark that has become another is drawn anew, and so is a node of other attributes. */
  update(part) {
    if (!part.sameMarkup?.(this.part)) return false;
    if (part !== this.part) {
      this.part = part;
      this.wear();
    }
    return true;
  }

  /** A name is put on outside of ProseMirror's own changes; a direction never is, but by the browser's menu. */
  ignoreMutation({ type, attributeName }) {
    return type === "attributes" && attributeName !== "dir";
  }

  destroy() {
    this.everybody.delete(this);
  }
}

/** `labels` are the interface's words: {question, reported, answer, unknown, placeholder}. */
export function dressing(labels) {
  const everybody = new Set(); // what is shown now, as names change when somebody joins
  const dressed = (dress) => (part, view) => new Dressed(part, (now) => dress(now, view.state, labels), everybody);
  const { photo, clip, ...others } = schema.nodes; // media.js shows those
  const written = Object.values(others).filter((type) => type.isTextblock);
  return new Plugin({
    props: {
      nodeViews: {
        ...Object.fromEntries(written.map((type) => [type.name, dressed(directionDress)])),
        turn: dressed(turnDress),
      },
      markViews: { quotation: dressed(quotationDress) },
      decorations({ doc }) {
        if (doc.childCount > 1 || doc.firstChild.content.size || isFigure(doc.firstChild)) return null;
        return DecorationSet.create(doc, [
          Decoration.node(0, doc.content.size, { "data-placeholder": labels.placeholder }),
        ]);
      },
    },
    view: () => ({
      update({ state }, before) {
        if (castOf(before) !== castOf(state)) for (const part of everybody) part.wear();
      },
    }),
  });
}

function turnDress({ attrs }, state, labels) {
  const person = personOf(state, attrs.speaker);
  const name = person?.short ?? labels.unknown;
  const kind = labels[attrs.kind];
  return {
    role: "group",
    "data-name": attrs.kind === "reported" ? `${name} · ${kind}` : name,
    "data-unknown": person ? null : "",
    "aria-label": name + labels.comma + kind,
  };
}

function quotationDress({ attrs }, state, labels) {
  return { title: personOf(state, attrs.speaker)?.short ?? labels.unknown };
}
