// Reading what a clipboard holds: bold, italics, links and who speaks are kept, everything else is not.

import { personCalled } from "./cast.js";
import { DOMParser, Slice } from "./prosemirror.js";
import { isLink, schema } from "./schema.js";

// Between what a clipboard opens as a label and the words said. Each knows one program's way of writing it.
export const STAMP = String.raw`(?:\[[^\]]{4,40}\]\s*|\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?\s\d{1,2}[:.]\d{2}(?:\s?[ap]m)?\s-\s)?`;
const LABELS = [
  // "Name: …", "[10:14, 3/12/2017] Name: …", "3/12/2017, 10:14 - Name: …"
  new RegExp(String.raw`^\s*${STAMP}([^:：\[\]]{1,60}?)\s*[:：]\s*`, "iu"),
  /^\s*([^:：,\[\]]{1,60}),\s*\[[^\]]{6,40}\]:?\s*/u, // "Name, [12.03.2017 10:14]" on a line of its own
];
const BIDI = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const BLOCKS = new Set(
  (
    "address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form " +
    "h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody td tfoot th thead tr ul"
  ).split(" "),
);
const HEADING = /^h[1-6]$/;
const IGNORED = new Set(
  (
    "script noscript style title meta link template nav button select textarea input svg img video audio object " +
    "iframe del s strike"
  ).split(" "),
);
// Bullets, what is hidden or struck out, and what colleagues remarked: no words of the text, and often names.
const STRUCK = /line-through/i;
const STRUCK_TAGS = new Set(["del", "s", "strike"]);
const UNREAD =
  /mso-list:\s*ignore|mso-hide:\s*all|mso-(element|special-character):\s*comment|display:\s*none|visibility:\s*hidden|line-through/i;
const WITHIN = "a[href^='#']"; // what leads to another place of the same text
const FOOTNOTE = "our-footnote"; // no program's own
const REMARK = ".msocomanchor, .msocomoff, .msocomtxt, [href^='#cmnt']"; // of Word and of Google Docs

/**
 * Pasted HTML as HTML that our schema reads. What was copied from an interview comes through whole. `leftOut` is told
 * the words that were struck out.
 */
export function readHTML(html, cast, leftOut) {
  const safe = inert(html);
  if (/\sdata-pm-slice=/.test(safe)) return safe;
  const { body } = new window.DOMParser().parseFromString(safe, "text/html");
  takeRemarksOut(body);
  putFootnotesIn(body);
  const blocks = new Blocks();
  blocks.visit(body, []);
  if (blocks.struck.length) leftOut(blocks.struck.join(" "));
  return withVoices(blocks.filled, cast).innerHTML;
}

/** Pasted text, a paragraph for each line; `plain` looks for no labels. */
export function readText(text, cast, plain) {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim());
  const blocks = lines.map((line) => element("p", line));
  const holder = withVoices(blocks, plain ? [] : cast);
  const doc = DOMParser.fromSchema(schema).parse(holder, { preserveWhitespace: "full" });
  return Slice.maxOpen(doc.content, false);
}

/** The same HTML with nothing in it that the Content-Security-Policy would have to stop: styles become plain data. */
function inert(html) {
  return html
    .replace(/<style[\s\S]*?<\/style\s*>/gi, "")
    .replace(/<[^>]+>/g, (tag) => tag.replace(/\s(style|on\w+)\s*=/gi, " data-$1="));
}

/** What colleagues remarked beside the text, and the signs for it in the text. */
function takeRemarksOut(body) {
  for (const begun of body.querySelectorAll("[id^=cmnt]:not([id^=cmnt_ref])")) boxAround(begun.closest("p") ?? begun).remove();
  for (const part of body.querySelectorAll(REMARK)) part.remove();
}

/** Notes at the foot come to the places that lead to them, instead of their numbers: footnotes stand in the text here. */
function putFootnotesIn(body) {
  const named = new Map();
  for (const part of body.querySelectorAll("[id], a[name]")) named.set(part.id || part.getAttribute("name"), part);
  const whereTo = (link) => named.get(link.getAttribute("href").slice(1));
  for (const link of body.querySelectorAll(WITHIN)) {
    const begun = whereTo(link)?.closest("li, p");
    const back = begun && [...begun.querySelectorAll(WITHIN)].find((other) => whereTo(other)?.contains(link));
    if (!back || begun.contains(link)) continue;
    const note = boxAround(begun);
    back.remove();
    note.remove();
    for (const line of note.querySelectorAll("p")) line.replaceWith(" ", ...line.childNodes);
    const footnote = element(FOOTNOTE);
    footnote.append(...note.childNodes);
    trim(footnote);
    link.replaceWith(footnote);
  }
}

/** The box that begins with this paragraph and holds nothing else that is led to: the whole of a note or remark. */
function boxAround(begun) {
  const box = begun.parentElement;
  const all = box.localName === "div" && box.firstElementChild === begun && box.querySelectorAll(WITHIN).length === 1;
  return all ? box : begun;
}

function trim(part) {
  const texts = [];
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) if ((text.data = text.data.trimStart())) break;
  for (const text of texts.reverse()) if ((text.data = text.data.trimEnd())) break;
}

/** Reads a page's elements into paragraphs and headings. */
class Blocks {
  found = [];
  open = null;
  struck = [];

  get filled() {
    return this.found.filter((block) => block.textContent.trim());
  }

  visit(node, worn) {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) this.text(child.data.replace(/[ \t\r\n\f]+/g, " "), worn);
      else if (child.nodeType === Node.ELEMENT_NODE) this.element(child, child.localName, worn);
    }
  }

  element(child, name, worn) {
    if (name === "br") this.lineBreak(child);
    else if (IGNORED.has(name) || UNREAD.test(child.dataset.style)) this.leaveOut(child, name);
    else if (BLOCKS.has(name)) this.block(child, name, worn);
    else this.visit(child, dressed(child, name, worn));
  }

  leaveOut(child, name) {
    const words = child.textContent.replace(/\s+/g, " ").trim();
    if (words && (STRUCK_TAGS.has(name) || STRUCK.test(child.dataset.style))) this.struck.push(words);
  }

  block(child, name, worn) {
    this.open = null;
    if (HEADING.test(name)) this.begin("h2");
    this.visit(child, HEADING.test(name) ? [] : dressed(child, name, worn));
    this.open = null;
  }

  begin(tag) {
    this.open = element(tag);
    this.found.push(this.open);
  }

  text(text, worn) {
    if (!this.open && !text.trim()) return;
    if (!this.open) this.begin("p");
    this.open.append(worn.reduceRight((inner, [tag, href]) => element(tag, inner, href), text));
  }

  lineBreak(child) {
    const last = this.open?.lastChild;
    if (last?.localName === "br") {
      last.remove(); // an empty line parts two paragraphs
      this.open = null;
    } else if (this.open && !child.classList.contains("Apple-interchange-newline")) {
      this.open.append(element("br"));
    }
  }
}

/** What the words inside an element wear, as [tag, href] from outside in. */
function dressed(child, name, worn) {
  const style = child.dataset.style ?? "";
  const weight = /(?:^|;)\s*font-weight\s*:\s*(\w+)/i.exec(style)?.[1];
  const slant = /(?:^|;)\s*font-style\s*:\s*(\w+)/i.exec(style)?.[1];
  const href = name === "a" && child.getAttribute("href");
  const wears = [
    ["strong", weight ? /^(bold|bolder|[6-9]00)$/i.test(weight) : /^(b|strong)$/.test(name), weight],
    ["em", slant ? /^(italic|oblique)$/i.test(slant) : /^(i|em)$/.test(name), slant],
  ];
  const marks = wears.reduce((all, [tag, on, said]) => {
    const others = all.filter(([other]) => other !== tag);
    return on ? [...others, [tag]] : said ? others : all;
  }, worn);
  if (name === FOOTNOTE) return [...marks, ["small"]];
  return isLink(href) ? [...marks.filter(([tag]) => tag !== "a"), ["a", href]] : marks;
}

/** Paragraphs that open with the name of somebody who takes part begin a turn; those below go on with it. */
function withVoices(blocks, cast) {
  const holder = element("div");
  let turn = null;
  for (const block of blocks) {
    const { person, length } = labelOf(block.textContent, cast);
    if (block.localName !== "p") turn = null;
    if (block.localName === "p" && person) {
      turn = element("section");
      turn.dataset.speaker = person.id;
      turn.dataset.kind = person.asks ? "question" : "answer";
      holder.append(turn);
      dropStart(block, length);
    }
    if (!person || block.textContent.trim()) (turn ?? holder).append(block);
  }
  for (const empty of holder.querySelectorAll("section:empty")) empty.append(element("p"));
  return holder;
}

function labelOf(text, cast) {
  for (const pattern of LABELS) {
    const match = pattern.exec(text.replace(BIDI, ""));
    const person = match && personCalled(cast, match[1]);
    if (person) return { person, length: match[0].length };
  }
  return {};
}

/** Take the first `length` characters away, whatever they wear, and the marks of direction between them. */
function dropStart(block, length) {
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  while (length > 0 && texts.nextNode()) {
    const text = texts.currentNode;
    let taken = 0;
    while (taken < text.data.length && length > 0) length -= text.data[taken++].replace(BIDI, "").length;
    text.data = text.data.slice(taken);
  }
  if (block.firstChild?.localName === "br") block.firstChild.remove();
}

function element(tag, content = "", href = null) {
  const made = document.createElement(tag);
  made.append(content);
  if (href) made.setAttribute("href", href);
  return made;
}
