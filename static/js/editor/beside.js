// A translation beside its original: every block of the original stands before the block that says it again.

import { drawnIn } from "./media.js";
import { Decoration, DecorationSet, Plugin, PluginKey, Selection } from "./prosemirror.js";
import { isFigure, newId, read, schema } from "./schema.js";
import { partOf } from "./times.js";

const key = new PluginKey("beside");
const { paragraph, turn } = schema.nodes;
const { quotation } = schema.marks;
const MARKS = /["“”„«»]/u;

/**
 * `looked` is called with a block and the digest of the original that somebody looked at; `told` with the counts.
 * `urls` say where photo and recording number 0 would be.
 */
export function besideOriginal(labels, urls, { looked, told }) {
  return new Plugin({
    key,
    state: {
      init: () => ({ original: null, rows: [], shown: DecorationSet.empty }),
      apply(tr, before) {
        const original = tr.getMeta(key) ?? before.original;
        if (!original || (original === before.original && !tr.docChanged)) return before;
        const rows = rowsOf(tr.doc, original);
        const still = original === before.original && standStill(rows, before.rows, tr.mapping);
        const shown = still
          ? before.shown.map(tr.mapping, tr.doc)
          : DecorationSet.create(tr.doc, rows.flatMap((row) => dress(row, labels, urls, looked)));
        return { original, rows, shown };
      },
    },
    props: {
      decorations(state) {
        return key.getState(state).shown;
      },
      handleKeyDown: hearOriginal(told),
    },
    // Whoever writes in a block has not left it out.
    appendTransaction(transactions, before, { doc, tr }) {
      doc.forEach((node, pos) => {
        if (node.attrs.leftOut && node.textContent) tr.setNodeAttribute(pos, "leftOut", null);
      });
      return tr.docChanged ? tr : null;
    },
    view: () => ({
      update({ state }, before) {
        const { rows } = key.getState(state);
        if (rows !== key.getState(before).rows) told.progress(progressOf(rows));
      },
    }),
  });
}

/**
 * What the server tells of the original: its blocks as {id, digest, counts, quotes, shown, article}, and the row for
 * none. `shown` is the node of a figure.
 */
function readOriginal(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const blocks = [...page.querySelectorAll("article[data-source]")].map((article) => ({
    id: article.dataset.source,
    digest: article.dataset.digest,
    counts: "counts" in article.dataset,
    quotes: Boolean(article.querySelector("[data-words] q")),
    shown: "shows" in article.dataset ? read(article.querySelector("[data-words] figure").outerHTML).firstChild : null,
    article,
  }));
  return { blocks, gone: { id: "", digest: "", counts: true, article: page.querySelector("[data-gone]") } };
}

function showOriginal(state, original) {
  return state.tr.setMeta(key, original).setMeta("addToHistory", false);
}

// -- which block stands beside which

/** In the order in which they are shown: {source, node, pos, state}; without a node it would stand at `pos`. */
function rowsOf(doc, { blocks, gone }) {
  const known = new Set(blocks.map(({ id }) => id));
  const partners = new Map();
  const own = []; // figures that somebody put into both texts
  const rows = [];
  doc.forEach((node, pos) => {
    const { source } = node.attrs;
    if (source && !known.has(source)) rows.push({ source: gone, node, pos, state: "gone" });
    else if (source && !partners.has(source)) partners.set(source, { node, pos });
    else if (!source && isFigure(node)) own.push({ node, pos });
  });
  let after = 0;
  for (const source of blocks) {
    const { node, pos = after } = partners.get(source.id) ?? takeAlike(own, source.shown) ?? {};
    rows.push({ source, node, pos, state: stateOf(source, node) });
    if (node) after = pos + node.nodeSize;
  }
  return rows;
}

/** Takes from `own` the first figure that shows what `shown` does, and the same part: it stands beside no other. */
function takeAlike(own, shown) {
  const index = shown ? own.findIndex(({ node }) => whatIsShown(node) === whatIsShown(shown)) : -1;
  return index < 0 ? null : own.splice(index, 1)[0];
}

function whatIsShown({ type, attrs }) {
  return `${type.name} ${attrs[type.name]} ${partOf(attrs)}`;
}

/** Whether the same stands beside the same, each only moved by `mapping`: nothing is to be drawn anew. */
function standStill(rows, before, mapping) {
  if (rows.length !== before.length) return false;
  return rows.every((row, index) => {
    const { source, node, pos, state } = before[index];
    const moved = mapping.mapResult(pos, -1);
    const stays = row.pos === moved.pos && !moved.deleted && row.node?.attrs.id === node?.attrs.id;
    return stays && row.source === source && row.state === state && (state !== "leftOut" || row.node === node);
  });
}

function stateOf({ counts, digest, quotes, shown }, node) {
  if (shown) return stateOfFigure(digest, node);
  if (!counts) return "context";
  if (!node) return "missing";
  if (!node.textContent) return node.attrs.leftOut ? "leftOut" : "empty";
  if (node.attrs.sourceDigest !== digest) return "stale";
  return quotes && MARKS.test(node.textContent) && !hasQuotation(node) ? "unquoted" : "done";
}

/** A figure may do without a caption, and a translation without the figure. */
function stateOfFigure(digest, node) {
  if (!node) return "absent";
  return node.attrs.source && node.attrs.sourceDigest !== digest ? "stale" : "done";
}

function hasQuotation(node) {
  let has = false;
  node.descendants((part) => void (has ||= Boolean(quotation.isInSet(part.marks))));
  return has;
}

function progressOf(rows) {
  const counting = rows.filter(({ source, state }) => source.counts && state !== "gone");
  return {
    total: counting.length,
    done: counting.filter(({ state }) => !isOpen({ state }) || state === "stale").length,
    behind: rows.filter(({ state }) => state === "stale" || state === "gone").length,
  };
}

function isOpen({ state }) {
  return ["missing", "empty", "stale", "gone"].includes(state);
}

// -- how it looks

// What can be done about a block of the original, by where its translation stands.
const ACTS = {
  absent: ["show"],
  missing: ["translate", "leaveOut"],
  empty: ["leaveOut"],
  leftOut: ["translate"],
  stale: ["show", "looked"],
  gone: ["looked"],
};

function dress(row, labels, urls, looked) {
  const { source, node, pos, state } = row;
  const widget = Decoration.widget(pos, (view) => draw(row, view, { labels, urls, looked }), {
    side: -1,
    key: `${source.id}${node?.attrs.id} ${source.digest} ${state}`,
    stopEvent: () => true,
    ignoreSelection: true,
  });
  if (state !== "leftOut") return [widget];
  const left = { class: "left-out", "data-left-out": labels.leftOut, "aria-description": labels.leftOut };
  return [widget, Decoration.node(pos, pos + node.nodeSize, left)];
}

function draw({ source, node, state }, view, { labels, urls, looked }) {
  const article = document.importNode(source.article, true);
  const stretches = article.querySelector("[data-stretches]");
  if (source.shown) drawnIn(article.querySelector("figure"), source.shown, urls, labels);
  article.classList.add(`source-${state}`);
  for (const button of article.querySelectorAll("[data-act]")) {
    const { act } = button.dataset;
    button.hidden = !ACTS[state]?.includes(act);
    button.addEventListener("click", () => {
      if (act === "looked") looked(node.attrs.id, source.digest);
      else perform(view, source.id, act);
    });
  }
  article.querySelector("[data-quoted]")?.toggleAttribute("hidden", state !== "unquoted");
  if (state === "stale") {
    article.querySelector("[data-changed]").hidden = false;
    article.querySelector(stretches ? "[data-stretches]" : "[data-words]").hidden = false;
    if (!stretches) article.querySelector("[data-unmarked]").hidden = false;
    else if (!source.shown) article.querySelector("[data-words]").hidden = true;
  }
  return article;
}

// -- what can be done

function perform(view, id, act) {
  const row = key.getState(view.state).rows.find(({ source }) => source.id === id);
  const { tr } = view.state;
  if (!row.node) tr.insert(row.pos, emptyFor(row.source));
  else if (act === "show") tr.setNodeMarkup(row.pos, null, { ...emptyFor(row.source).attrs, id: row.node.attrs.id });
  if (act !== "show") tr.setNodeAttribute(row.pos, "leftOut", act === "leaveOut" ? "yes" : null);
  if (act !== "leaveOut") tr.setSelection(Selection.near(tr.doc.resolve(row.pos + 1)));
  view.dispatch(tr);
  view.focus();
}

/** With an id already: what is given one later is taken for a block that translates nothing. */
function emptyFor({ id, digest, shown, article }) {
  const made = (type, attrs, content) =>
    type.create({ ...attrs, id: newId(type.name), source: id, sourceDigest: digest }, content);
  if (shown) return made(shown.type, shown.attrs);
  const { speaker = null, kind } = article.querySelector("[data-words] > [id]").dataset;
  return kind ? made(turn, { speaker, kind }, paragraph.create()) : made(paragraph);
}

function rowAt({ selection, ...state }, rows) {
  const { head } = selection;
  return rows.find(({ node, pos }) => node && pos <= head && head <= pos + node.nodeSize);
}

/** On to the next block that is open; with `settle`, the stale one at the caret has been looked at. `stay` says that
 * nobody has been at the caret's block yet. */
export function nextOpen(looked, { settle = false, stay = false } = {}) {
  return (state, dispatch, view) => {
    const { rows } = key.getState(state) ?? { rows: [] };
    const here = rowAt(state, rows);
    const open = rows.filter((row) => isOpen(row) && (stay || row !== here)).sort((one, other) => one.pos - other.pos);
    const from = stay ? 0 : state.selection.head;
    const next = open.find(({ pos }) => pos >= from) ?? open[0];
    const looks = settle && here && ACTS[here.state]?.includes("looked");
    if (!next && !looks) return false;
    if (!dispatch) return true;
    if (looks) looked(here.node.attrs.id, here.source.digest);
    if (next) goTo(view, next);
    return true;
  };
}

function goTo(view, { node, pos, source }) {
  const { tr } = view.state;
  view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(node ? pos + 1 : pos))));
  view.focus();
  const shown = node ? view.nodeDOM(pos) : view.dom.querySelector(`[data-source="${source.id}"]`);
  shown?.scrollIntoView({ block: "center" });
}

/** Ctrl+Alt+O, by the key's place: whoever hears the page hears the original of the block they are in. */
function hearOriginal(told) {
  return ({ state }, event) => {
    const chord = (event.ctrlKey || event.metaKey) && event.altKey && !event.shiftKey;
    if (event.code !== "KeyO" || !chord || event.getModifierState("AltGraph")) return false;
    const words = rowAt(state, key.getState(state).rows)?.source.article.querySelector("[data-words]");
    if (words) told.whisper(words.textContent.replace(/\s+/g, " ").trim(), words.lang);
    return Boolean(words);
  };
}

/** The original beside the text: fetched when it is opened, when somebody has looked at a block, when it changes. */
export class Beside {
  constructor({ server, line, labels, autosave, draft }) {
    Object.assign(this, { server, line, labels, autosave, draft, number: null });
    this.looked = this.looked.bind(this);
  }

  async start(view, root) {
    this.view = view;
    let stay = true;
    view.dom.addEventListener("focus", () => (stay = false), { once: true });
    root.querySelector("[data-translated]").addEventListener("click", () => {
      nextOpen(this.looked, { stay })(view.state, view.dispatch, view);
    });
    for (const button of root.querySelectorAll("[data-spelling]")) {
      button.addEventListener("click", () => {
        view.dispatch(view.state.tr.insertText(button.dataset.spelling).scrollIntoView());
        view.focus();
      });
    }
    await this.fetch();
    this.goToLinked();
  }

  async fetch(fields = {}) {
    const answer = await this.server.post("beside", fields);
    if (answer.status === 200) {
      this.number = answer.number;
      this.view.dispatch(showOriginal(this.view.state, readOriginal(answer.html)));
    } else {
      this.line.announce(answer.reason || this.labels.failed);
    }
    return answer.status === 200;
  }

  /** The original is stored as draft `number` by now. */
  news(number) {
    if (this.number && number !== this.number) this.fetch();
  }

  /** The server writes it into what is stored, so what is typed goes there first and comes back with it. */
  async looked(block, digest) {
    await this.autosave().save();
    const done = await this.fetch({ looked: block, digest, seen: this.draft().number });
    await this.autosave().catchUp();
    if (!done) await this.fetch();
    else this.line.announce(this.labels.lookedAt);
  }

  /** The block that a list led to, by its own id or by that of its original. */
  goToLinked() {
    const id = location.hash.slice(1);
    const linked = ({ node }) => [node?.attrs.id, node?.attrs.source].includes(id);
    const row = id && key.getState(this.view.state).rows.find(linked);
    if (row) goTo(this.view, row);
  }
}
