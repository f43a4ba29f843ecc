// Where a text is written: ProseMirror in place of the text area that the form came with.

import { dressing } from "./dressing.js";
import { finding } from "./find.js";
import { keys } from "./keys.js";
import { pasting, refuseFiles, shortEnough } from "./paste.js";
import { EditorState, EditorView, history, Plugin } from "./prosemirror.js";
import { read, stableIds, write } from "./schema.js";
import { toolbar } from "./toolbar.js";

/**
 * The view in the place of `root`'s text area. `wear` says of what language and direction the text is. The form sends
 * what stands here; as long as nothing was changed that is the text area's own.
 */
export function openSurface(root, { labels }, wear, plugins) {
  const textarea = root.querySelector("textarea");
  const place = document.createElement("div");
  place.className = "editor-text";
  textarea.before(place);
  textarea.hidden = true;
  const opened = read(textarea.value);
  const wrong = document.getElementById(`${textarea.id}_error`); // as Django calls what it says of a field
  const covered = coveredBy(root.querySelector(".editor-bar"), textarea.form.querySelector(".submit-row"));
  const view = new EditorView(place, {
    state: EditorState.create({ doc: opened, plugins }),
    scrollThreshold: covered,
    scrollMargin: covered,
    attributes: () => ({
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": labels.text,
      spellcheck: "true",
      ...(wrong && { "aria-invalid": "true", "aria-describedby": wrong.id }),
      ...wear(),
    }),
  });
  textarea.form.addEventListener("formdata", ({ formData }) => {
    if (!view.state.doc.eq(opened)) formData.set(textarea.name, write(view.state.doc));
  });
  for (const label of textarea.labels) label.addEventListener("click", () => view.focus());
  return view;
}

/**
 * What can be done in every text: the tools over it and their keys, pasting what can be stored, undoing, finding.
 * `acts` are what its keys do beside: {note, settle, save}. `changed` gets the state after and before each change.
 */
export function writing(root, { longest, labels }, { commands, line, acts, changed }) {
  const bar = root.querySelector("[role=toolbar]");
  return [
    toolbar(bar, commands),
    keys({
      link: commands.link.run,
      find: commands.find.run,
      help: commands.help.run,
      note: acts.note,
      settle: acts.settle,
      save: () => (acts.save(), true),
      tools: () => (bar.querySelector("[tabindex='0']").focus(), true),
      refused: () => line.announce(labels.apart),
    }),
    shortEnough(longest, () => line.announce(labels.tooMuch)),
    refuseFiles(() => line.announce(labels.noFiles)),
    pasting((words) => line.announce(labels.struckOut.replace("{words}", () => shortened(words)))),
    stableIds,
    history(),
    dressing(labels),
    finding(root.querySelector("[data-find-bar]"), labels),
    listening(changed),
  ];
}

/** As many of `words` as a line has room for. */
const shortened = (words) => (words.length > 80 ? `${words.slice(0, 79).trimEnd()}…` : words);

/** Calls `hear` with the state after and before each change of the text. */
function listening(hear) {
  const update = ({ state }, before) => state.doc !== before.doc && hear(state, before);
  return new Plugin({ view: () => ({ update }) });
}

/** What the tools and the buttons cover of the window: the caret is scrolled out from under them, too. */
function coveredBy(tools, buttons) {
  const height = (part) => (part?.offsetHeight ?? 0) + 5;
  return {
    left: 0,
    right: 0,
    get top() {
      return height(tools);
    },
    get bottom() {
      return height(buttons);
    },
  };
}
