// The interview's document as ProseMirror knows it: schema 1 of articles/words/document.py, node for node.

import { DOMParser, DOMSerializer, Plugin, Schema } from "./prosemirror.js";

const SOURCE = { source: "data-source", sourceDigest: "data-source-digest" };
const TRANSLATING = { ...SOURCE, leftOut: "data-left-out" };
const LINK = /^(https?:\/\/[^\s/\\]|mailto:[^\s@]+@)[^\s\\]*$/i;

/** A node or mark written as `tag`. `names` says under which HTML attribute each of its attributes stands. */
function written(tag, names, options = {}) {
  const { selector = tag, also = [], accepts = () => true, defaults = {}, inner = 0, ...spec } = options;
  const read = (dom) => {
    const attrs = Object.entries(names).map(([name, attribute]) => [name, dom.getAttribute(attribute)]);
    return accepts(dom) && Object.fromEntries(attrs.filter(([, value]) => value));
  };
  const write = (attrs) => {
    const values = Object.entries(names).map(([name, attribute]) => [attribute, attrs[name]]);
    return Object.fromEntries(values.filter(([, value]) => value));
  };
  return {
    ...spec,
    attrs: Object.fromEntries(Object.keys(names).map((name) => [name, { default: defaults[name] ?? null }])),
    parseDOM: [selector, ...also].map((selected) => ({ tag: selected, getAttrs: read })),
    toDOM: (part) => [tag, write(part.attrs), inner],
  };
}

const words = { group: "block", content: "inline*" };
// What is set apart stays apart: no Backspace at its edge draws other words in.
const apart = { isolating: true, defining: true };
const caption = { ...words, ...apart, inner: ["figcaption", 0] };

export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: written("p", { id: "id", ...TRANSLATING }, words),
    turn: written(
      "section",
      { id: "id", speaker: "data-speaker", kind: "data-kind", ...TRANSLATING },
      { group: "block", content: "(paragraph | original)+", defaults: { kind: "answer" }, ...apart },
    ),
    subheading: written("h2", { id: "id" }, { ...words, defining: true }),
    pullquote: written("aside", { id: "id" }, { ...words, ...apart }),
    original: written("blockquote", { id: "id", lang: "lang", gloss: "title" }, { ...words, ...apart }),
    clip: written(
      "figure",
      { id: "id", clip: "data-clip", start: "data-start", end: "data-end", ...SOURCE },
      { ...caption, selector: "figure[data-clip]" },
    ),
    photo: written("figure", { id: "id", photo: "data-photo", ...SOURCE }, caption),
    break: { inline: true, group: "inline", selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
    text: { group: "inline" },
  },
  // In the order in which document.py nests them, outermost first.
  marks: {
    quotation: written("q", { id: "id", speaker: "data-speaker" }),
    footnote: written("small", { id: "id" }),
    link: written("a", { href: "href" }, { inclusive: false, accepts: (dom) => isLink(dom.getAttribute("href")) }),
    foreign: written("span", { lang: "lang", gloss: "title" }, { selector: "span[lang]" }),
    strong: written("strong", {}, { also: ["b"] }),
    em: written("em", {}, { also: ["i"] }),
  },
});

/** A photo or a clip: words under it are its caption. */
export function isFigure(node) {
  return node.type === schema.nodes.photo || node.type === schema.nodes.clip;
}

export function isLink(address) {
  return LINK.test(address ?? "");
}

export function read(html) {
  const parsed = new window.DOMParser().parseFromString(html, "text/html");
  return DOMParser.fromSchema(schema).parse(parsed.body);
}

/** `make` of a node, made once: where nothing was changed, the node is still the same. */
export function remembered(make) {
  const made = new WeakMap();
  return (node) => {
    if (!made.has(node)) made.set(node, make(node));
    return made.get(node);
  };
}

const htmlOf = remembered((block) => DOMSerializer.fromSchema(schema).serializeNode(block).outerHTML);

export function write(doc) {
  return doc.content.content.map(htmlOf).join("\n");
}

/** Everything written, one line a block; the newsroom's footnotes only on demand. */
export function plainText(node, { footnotes = true } = {}) {
  let text = "";
  node.descendants((part) => {
    if (part.isTextblock && text) text += "\n";
    if (part.type.name === "break") text += "\n";
    if (part.isText && (footnotes || !schema.marks.footnote.isInSet(part.marks))) text += part.text;
  });
  return text;
}

// -- stable ids

const LETTERS = {
  paragraph: "p",
  turn: "t",
  subheading: "h",
  pullquote: "k",
  original: "o",
  clip: "f",
  photo: "f",
  quotation: "q",
  footnote: "n",
};
// As in words/blocks.py, which says why these.
const ALPHABET = "cdfghlmnprst";

/** An id for a node or mark of this type name; permalinks, corrections and translations will point at it. */
export function newId(name) {
  // 252 is the largest multiple of 12 in a byte: above it the letters would not be equally likely.
  const bytes = [...crypto.getRandomValues(new Uint8Array(64))].filter((byte) => byte < 252);
  return `${LETTERS[name]}-${bytes.slice(0, 8).map((byte) => ALPHABET[byte % 12]).join("")}`;
}

/** What a new block of this type has of `attrs`: an id of its own, and it translates nothing yet. */
export function newAttrs(type, attrs) {
  const sourceless = Object.fromEntries(Object.keys(TRANSLATING).map((name) => [name, null]));
  return type.name in LETTERS ? { ...attrs, ...sourceless, id: newId(type.name) } : attrs;
}

/** Gives an id to each block that has none or shares one. Of two that share one, the one with words keeps it. */
export const stableIds = new Plugin({
  appendTransaction(transactions, before, { doc, tr }) {
    if (!transactions.some((transaction) => transaction.docChanged) || sameBlocks(before.doc, doc)) return null;
    const owners = new Map();
    const renamed = [];
    doc.descendants((node, pos) => {
      const { id } = node.attrs;
      const owner = owners.get(id);
      const keeps = id && (!owner || (!owner.node.textContent && node.textContent));
      if (keeps) owners.set(id, { node, pos });
      if (keeps && owner) renamed.push(owner);
      if (!keeps && node.type.name in LETTERS) renamed.push({ node, pos });
      return !node.isTextblock;
    });
    for (const { node, pos } of renamed) {
      tr.setNodeAttribute(pos, "id", newId(node.type.name));
      // A new block translates nothing yet.
      for (const name of Object.keys(TRANSLATING)) if (node.attrs[name]) tr.setNodeAttribute(pos, name, null);
    }
    return renamed.length ? tr : null;
  },
});

/** Whether only words have changed: whoever types does so in blocks that have their ids. */
function sameBlocks(before, after) {
  if (before.childCount !== after.childCount) return false;
  return before.content.content.every((block, index) => {
    const now = after.child(index);
    if (block === now) return true;
    const [ids, still] = [idsOf(block), idsOf(now)];
    return ids.every((id, at) => id && id === still[at]) && ids.length === still.length;
  });
}

function idsOf(block) {
  const ids = [block.attrs.id];
  block.descendants((node) => {
    if (node.isBlock) ids.push(node.attrs.id);
    return node.isBlock;
  });
  return ids;
}
