// Notes on passages: where their words stand while somebody types, and the way from the words to the note and back.

import { Decoration, DecorationSet, Plugin, PluginKey, TextSelection } from "./prosemirror.js";
import { schema } from "./schema.js";
import { Threads } from "./threads.js";

const key = new PluginKey("notes");
const SAID = { resolve: "settledNote", reopen: "openedNote" };

/** Marks the words of each note; `open` is called with the note whose words were clicked. */
export function noting(open) {
  return new Plugin({
    key,
    state: {
      init: () => [],
      apply(tr, places) {
        const told = tr.getMeta(key);
        if (told) return told.map((note) => placeOf(tr.doc, note)).filter(Boolean);
        return tr.docChanged ? places.map((place) => moved(place, tr.mapping)) : places;
      },
    },
    props: {
      decorations(state) {
        const marks = key.getState(state).filter(({ from, to }) => from < to);
        return DecorationSet.create(
          state.doc,
          marks.map(({ id, from, to }) => Decoration.inline(from, to, { class: "noted", "data-note": id })),
        );
      },
      handleClick(view, pos) {
        const note = key.getState(view.state).find(({ from, to }) => from <= pos && pos <= to);
        if (note) open(note.id);
        return false;
      },
    },
  });
}

function moved({ id, from, to }, mapping) {
  return { id, from: mapping.map(from, 1), to: mapping.map(to, -1) };
}

/** The letters of a block and the place of each, as the server counts them: without the newsroom's footnotes. */
function lettersOf(block, pos) {
  const letters = [];
  block.descendants((node, offset) => {
    if (block.type === schema.nodes.turn && node.type === schema.nodes.original) return false;
    const at = pos + 1 + offset;
    if (node.isTextblock && letters.length) letters.push(["\n", at], ["\n", at]);
    if (node.type === schema.nodes.break) letters.push(["\n", at]);
    if (node.isText && !schema.marks.footnote.isInSet(node.marks)) {
      for (let index = 0; index < node.text.length; index++) letters.push([node.text[index], at + index]);
    }
    return true;
  });
  return letters;
}

/** In their block, else in whichever has the words; a note without words is about its whole block. */
function placeOf(doc, { id, block, words }) {
  const blocks = [];
  doc.forEach((node, pos) => blocks.push({ node, pos }));
  blocks.sort((one, other) => (other.node.attrs.id === block) - (one.node.attrs.id === block));
  const own = blocks.find(({ node }) => node.attrs.id === block);
  for (const { node, pos } of words ? blocks : own ? [own] : []) {
    const letters = lettersOf(node, pos);
    const start = letters.map(([letter]) => letter).join("").indexOf(words);
    const end = start + (words.length || letters.length) - 1;
    if (start >= 0 && letters[end]) return { id, from: letters[start][1], to: letters[end][1] + 1 };
  }
  return null;
}

/** The words chosen, as far as their block goes, and its id. */
function chosenIn({ selection }) {
  const { $from, from, to } = selection;
  if (!$from.depth) return { block: "", words: "" };
  const letters = lettersOf($from.node(1), $from.before(1)).filter(([, at]) => from <= at && at < to);
  return { block: $from.node(1).attrs.id ?? "", words: letters.map(([letter]) => letter).join("").trim() };
}

/** The notes beside the text: {panel, command, refresh, open}. */
export class Notes {
  constructor(panel, { server, line, labels, save }) {
    Object.assign(this, { panel, line, labels });
    this.chosen = { block: "", words: "" };
    this.threads = new Threads(panel, {
      post: async (fields) => {
        if (fields.act === "ask") await save();
        return server.post("notes", fields);
      },
      shown: (notes, act) => this.shown(notes, act),
      show: (id) => this.toWords(id),
      say: (reason) => line.announce(reason || labels.failed),
      chosen: () => this.chosen,
    });
    this.command = { run: (state, dispatch, view) => this.ask(state, dispatch, view) };
    panel.querySelector("[data-close]").addEventListener("click", () => this.close());
    panel.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
  }

  async start(view) {
    this.view = view;
    this.panel.parentElement.querySelector("[data-noted]").addEventListener("click", () => this.open());
    await this.threads.send();
    const linked = /^#note-(\d+)$/.exec(location.hash);
    if (linked) {
      this.toWords(Number(linked[1]));
      this.open(Number(linked[1]));
    }
  }

  shown(notes, act) {
    this.view.dispatch(this.view.state.tr.setMeta(key, notes));
    this.line.noted(notes.length);
    if (act) this.line.announce(this.labels[SAID[act] ?? "keptNote"]);
    if (act === "ask") this.asking.hidden = true;
    if (act) this.panel.focus();
  }

  ask(state, dispatch) {
    if (dispatch) {
      this.chosen = chosenIn(state);
      this.asking.querySelector("blockquote").textContent = this.chosen.words;
      this.asking.hidden = this.panel.hidden = false;
      this.asking.querySelector("textarea").focus();
    }
    return true;
  }

  open(id) {
    this.panel.hidden = false;
    const thread = (id && this.threads.thread(id)) ?? this.panel;
    thread.focus();
    thread.scrollIntoView({ block: "nearest" });
  }

  close() {
    this.asking.hidden = this.panel.hidden = true;
    this.view.focus();
  }

  toWords(id) {
    const place = key.getState(this.view.state).find((note) => note.id === id);
    if (!place) return;
    const { doc, tr } = this.view.state;
    this.view.dispatch(tr.setSelection(TextSelection.create(doc, place.from, place.to)));
    this.view.focus();
    const { node } = this.view.domAtPos(place.from);
    (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).scrollIntoView({ block: "center" });
  }

  get asking() {
    return this.panel.querySelector("[data-asking]");
  }
}
