// The text itself: ProseMirror in place of the text area, with everything that needs no server.

import { besideOriginal, nextOpen } from "./beside.js";
import { castPlugin } from "./cast.js";
import { counting } from "./count.js";
import { doubting, nextDoubt } from "./doubts.js";
import { dressing } from "./dressing.js";
import { finding } from "./find.js";
import { keepApart } from "./guards.js";
import { keys } from "./keys.js";
import { offeringLikes } from "./likes.js";
import { media } from "./media.js";
import { pasting, refuseFiles, shortEnough } from "./paste.js";
import { noting } from "./notes.js";
import { others } from "./presence.js";
import { EditorState, EditorView, history, Plugin } from "./prosemirror.js";
import { read, stableIds, write } from "./schema.js";
import { strangers } from "./strangers.js";
import { toolbar } from "./toolbar.js";
import { voiceAt } from "./voices.js";

/**
 * The view in the place of `root`'s text area. `commands` are the toolbar's, `line` is told what happens; `changed`,
 * `settled` (doubts), `looked` (at the original), `save` and `addPerson` are called when it is time; `namesAmong` is
 * asked.
 */
export function openEditor(root, setup, { commands, line, changed, settled, save, addPerson, namesAmong, openNote, looked }) {
  const textarea = root.querySelector("textarea");
  const bar = root.querySelector("[role=toolbar]");
  const findBar = root.querySelector("[data-find-bar]");
  const place = document.createElement("div");
  place.className = "editor-text";
  textarea.before(place);
  textarea.hidden = true;
  const told = { progress: line.translated, whisper: line.whisper };
  const covered = coveredBy(bar.closest(".editor-bar"), textarea.form.querySelector(".submit-row"));
  const onward = nextOpen(looked, { settle: true });
  const view = new EditorView(place, {
    state: EditorState.create({
      doc: read(textarea.value),
      plugins: [
        castPlugin(setup.people),
        toolbar(bar, commands, addPerson),
        keys({
          link: commands.link.run,
          find: commands.find.run,
          help: commands.help.run,
          note: commands.note.run,
          settle: (...at) => nextDoubt(line.announce, { settle: true })(...at) || onward(...at),
          save: () => (save(), true),
          tools: () => (bar.querySelector("[tabindex='0']").focus(), true),
          refused: () => line.announce(setup.labels.apart),
        }),
        shortEnough(setup.longest, () => line.announce(setup.labels.tooMuch)),
        refuseFiles(() => line.announce(setup.labels.noFiles)),
        pasting((words) => line.announce(setup.labels.struckOut.replace("{words}", () => shortened(words)))),
        keepApart,
        stableIds,
        history(),
        dressing(setup.labels),
        ...(setup.translates ? [besideOriginal(setup.labels, { looked, told })] : []),
        media(setup.urls, setup.labels),
        others,
        noting(openNote),
        doubting(setup.doubts, settled),
        offeringLikes(root.querySelector("[data-likes]"), setup.labels),
        strangers(root.querySelector("[data-stranger]"), { namesAmong, show: line.stranger, letIn: addPerson }),
        finding(findBar, setup.labels),
        counting(setup.wordsPerMinute, line.count),
        listening((now, before) => {
          changed();
          const voice = voiceAt(now, setup.labels);
          if (voice !== voiceAt(before, setup.labels)) line.whisper(voice);
        }),
      ],
    }),
    scrollThreshold: covered,
    scrollMargin: covered,
    attributes: {
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": setup.labels.text,
      spellcheck: "true",
      lang: setup.language,
      dir: setup.direction,
    },
  });
  textarea.form.addEventListener("formdata", (event) => event.formData.set(textarea.name, write(view.state.doc)));
  for (const label of textarea.labels) label.addEventListener("click", () => view.focus());
  return view;
}

/** As many of `words` as a line has room for. */
const shortened = (words) => (words.length > 80 ? `${words.slice(0, 79).trimEnd()}…` : words);

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

/** Calls `hear` with the state after and before each change of the text. */
function listening(hear) {
  const update = ({ state }, before) => state.doc !== before.doc && hear(state, before);
  return new Plugin({ view: () => ({ update }) });
}
