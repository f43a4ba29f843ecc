// The whole draft as it stands in the page: the text in the editor and the fields around it.

import { read, write } from "./schema.js";

export class Draft {
  /** `names` are the fields beside the text that are stored while somebody writes. */
  constructor(view, form, names) {
    this.view = view;
    this.form = form;
    this.names = names.filter((name) => form.elements[name]);
  }

  /** Every value by its name; the text is `body`. */
  get values() {
    const fields = this.names.map((name) => [name, this.form.elements[name].value]);
    return { ...Object.fromEntries(fields), body: write(this.view.state.doc) };
  }

  /** Whether this field of the form is stored while somebody writes, or is no word of theirs. */
  carries(name) {
    return [...this.names, "body", "seen", "csrfmiddlewaretoken"].includes(name);
  }

  labelOf(name) {
    return this.form.elements[name].labels[0]?.textContent.trim() ?? "";
  }

  /** What a field shows that has this value: of a choice, its words. */
  shown(name, value) {
    const { options = [] } = this.form.elements[name];
    return value && ([...options].find((option) => option.value === value)?.text ?? value);
  }

  /** Whether a field can say this: a choice only what it offers, and a date one day. */
  takes(name, value) {
    const field = this.form.elements[name].cloneNode(true);
    field.value = value;
    return field.value === value;
  }

  set number(number) {
    this.form.elements.seen.value = number;
  }

  get number() {
    return Number(this.form.elements.seen.value);
  }

  /** Show other values. The caret stays with its words, and undo does not take this back. */
  show({ body, ...fields }) {
    for (const [name, value] of Object.entries(fields)) {
      if (this.names.includes(name)) this.form.elements[name].value = value;
    }
    if (body !== undefined) replaceBlocks(this.view, read(body));
  }
}

/** Make the document `wanted`, leaving the blocks that are in both untouched. */
function replaceBlocks(view, wanted) {
  const { tr } = view.state;
  const ids = new Set(wanted.content.content.map((block) => block.attrs.id));
  removeOthers(tr, ids);
  let before = 0;
  wanted.forEach((block) => {
    const place = placeOf(tr.doc, block.attrs.id);
    if (place === null) tr.insert(before, block);
    else if (!tr.doc.nodeAt(place).eq(block)) replaceBlock(tr, place, block);
    before = (placeOf(tr.doc, block.attrs.id) ?? before) + block.nodeSize;
  });
  // What was moved or had no id is beyond that.
  if (!tr.doc.eq(wanted)) tr.replaceWith(0, tr.doc.content.size, wanted.content);
  if (tr.docChanged) view.dispatch(tr.setMeta("addToHistory", false));
}

function removeOthers(tr, ids) {
  const gone = [];
  tr.doc.forEach((block, pos) => {
    if (!ids.has(block.attrs.id)) gone.push([pos, pos + block.nodeSize]);
  });
  for (const [from, to] of gone.reverse()) if (tr.doc.childCount > 1) tr.delete(from, to);
}

export function placeOf(doc, id) {
  let place = null;
  doc.forEach((block, pos) => {
    if (id && block.attrs.id === id) place = pos;
  });
  return place;
}

/** Only from the first difference to the last, so that a caret beside it stays. */
function replaceBlock(tr, pos, block) {
  const old = tr.doc.nodeAt(pos);
  const start = old.content.findDiffStart(block.content);
  if (start === null || !old.sameMarkup(block)) {
    tr.replaceWith(pos, pos + old.nodeSize, block);
    return;
  }
  let { a, b } = old.content.findDiffEnd(block.content);
  const overlap = start - Math.min(a, b);
  if (overlap > 0) [a, b] = [a + overlap, b + overlap];
  tr.replace(pos + 1 + start, pos + 1 + a, block.slice(start, b));
}

