// Turns the text field of an interview into the editor. articles/admin/editor.py says what stands in its setup.

import { castPlugin } from "./cast.js";
import { counting } from "./count.js";
import { ask, openDialogs } from "./dialogs.js";
import { dressing } from "./dressing.js";
import { finding, openFind } from "./find.js";
import { keepApart } from "./guards.js";
import { keys } from "./keys.js";
import { pasting } from "./paste.js";
import { EditorState, EditorView, history, redo, toggleMark, undo } from "./prosemirror.js";
import { isReported, toggleReported } from "./reported.js";
import { read, schema, stableIds, write } from "./schema.js";
import * as text from "./text.js";
import { toolbar } from "./toolbar.js";
import { otherKind, turnAt } from "./voices.js";

function start(root) {
  const textarea = root.querySelector("textarea");
  const setup = JSON.parse(root.querySelector("script[type='application/json']").textContent);
  const dialog = openDialogs(root);
  const announcer = root.querySelector("[data-announce]");
  const counter = root.querySelector("[data-count]");
  const bar = root.querySelector("[role=toolbar]");
  const findBar = root.querySelector("[data-find-bar]");

  const announce = (message) => {
    announcer.textContent = "";
    requestAnimationFrame(() => (announcer.textContent = message)); // said again even if it is the same
  };
  /** A command that asks in a dialog first, with what holds at the caret in its fields. */
  const asking = (name, valuesAt, command) => (state, dispatch, view) => {
    if (!command({})(state)) return false;
    if (dispatch) {
      ask(dialog(name), valuesAt(state)).then((values) => {
        if (values) command(values.button === "remove" ? {} : values)(view.state, view.dispatch);
        view.focus();
      });
    }
    return true;
  };
  const help = (state, dispatch, view) => {
    if (dispatch) ask(dialog("help")).then(() => view.focus());
    return true;
  };
  const commands = {
    kind: { run: otherKind, active: (state) => turnAt(state.selection.$from)?.node.attrs.kind !== "answer" && turnAt(state.selection.$from) },
    reported: { run: toggleReported, active: isReported },
    quotation: { run: text.toggleQuotation, active: text.wears(schema.marks.quotation) },
    subheading: { run: text.toggleSubheading, active: text.isBlock(schema.nodes.subheading) },
    pullquote: { run: text.togglePullQuote, active: text.isBlock(schema.nodes.pullquote) },
    original: { run: asking("original", text.originalAt, text.setOriginal), active: (state) => Boolean(text.originalAt(state).lang) },
    footnote: { run: text.toggleFootnote, active: text.wears(schema.marks.footnote) },
    strong: { run: toggleMark(schema.marks.strong), active: text.wears(schema.marks.strong) },
    em: { run: toggleMark(schema.marks.em), active: text.wears(schema.marks.em) },
    link: {
      run: asking("link", (state) => text.markAround(state, schema.marks.link).mark?.attrs, text.setLink),
      active: text.wears(schema.marks.link),
    },
    undo: { run: undo },
    redo: { run: redo },
    find: { run: openFind(findBar) },
    help: { run: help },
  };

  const place = document.createElement("div");
  place.className = "editor-text";
  textarea.before(place);
  textarea.hidden = true;
  const view = new EditorView(place, {
    state: EditorState.create({
      doc: read(textarea.value),
      plugins: [
        castPlugin(setup.people),
        toolbar(bar, commands, () => {}),
        keys({
          link: commands.link.run,
          find: commands.find.run,
          help,
          tools: () => (bar.querySelector("[tabindex='0']").focus(), true),
          refused: () => announce(setup.labels.apart),
        }),
        pasting,
        keepApart,
        stableIds,
        history(),
        dressing(setup.labels),
        finding(findBar, setup.labels),
        counting(setup.wordsPerMinute, ({ words, minutes }) => {
          counter.textContent = setup.labels.count.replace("{words}", words).replace("{minutes}", minutes);
        }),
      ],
    }),
    attributes: {
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": setup.labels.text,
      spellcheck: "true",
      lang: setup.language,
      dir: setup.direction,
    },
  });
  textarea.form?.addEventListener("formdata", (event) => event.formData.set(textarea.name, write(view.state.doc)));
  for (const label of textarea.labels) label.addEventListener("click", () => view.focus());
}

for (const root of document.querySelectorAll("[data-editor]")) start(root);
