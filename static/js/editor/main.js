// Turns the text field of an interview into the editor. articles/admin/editor.py says what stands in its setup.

import { Autosave } from "./autosave.js";
import { castPlugin } from "./cast.js";
import { commandsFor } from "./commands.js";
import { counting } from "./count.js";
import { openDialogs } from "./dialogs.js";
import { Draft } from "./draft.js";
import { doubting, nextDoubt, openDoubts } from "./doubts.js";
import { dressing } from "./dressing.js";
import { finding } from "./find.js";
import { keepApart } from "./guards.js";
import { forget, forgetAll, leftBehind, nameWindow } from "./keeping.js";
import { keys } from "./keys.js";
import { letIn } from "./newcomers.js";
import { pasting } from "./paste.js";
import { pictures } from "./photos.js";
import { keepPresent, others } from "./presence.js";
import { Preview } from "./preview.js";
import { EditorState, EditorView, history, Plugin } from "./prosemirror.js";
import { read, stableIds, write } from "./schema.js";
import { Server } from "./server.js";
import { offer, saysTheSame, settle } from "./settling.js";
import { StateLine } from "./state-line.js";
import { toolbar } from "./toolbar.js";

/** The view in place of the text area, with everything that needs no server. */
function openEditor(root, setup, { commands, line, changed, settled, addPerson }) {
  const textarea = root.querySelector("textarea");
  const bar = root.querySelector("[role=toolbar]");
  const findBar = root.querySelector("[data-find-bar]");
  const place = document.createElement("div");
  place.className = "editor-text";
  textarea.before(place);
  textarea.hidden = true;
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
          settle: nextDoubt(line.announce, { settle: true }),
          tools: () => (bar.querySelector("[tabindex='0']").focus(), true),
          refused: () => line.announce(setup.labels.apart),
        }),
        pasting,
        keepApart,
        stableIds,
        history(),
        dressing(setup.labels),
        pictures(setup.urls.photo),
        others,
        doubting(setup.doubts, settled),
        finding(findBar, setup.labels),
        counting(setup.wordsPerMinute, line.count),
        new Plugin({ view: () => ({ update: (now, before) => now.state.doc !== before.doc && changed() }) }),
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
  textarea.form.addEventListener("formdata", (event) => event.formData.set(textarea.name, write(view.state.doc)));
  for (const label of textarea.labels) label.addEventListener("click", () => view.focus());
  return view;
}

async function start(root) {
  const setup = JSON.parse(root.querySelector("script[type='application/json']").textContent);
  const form = root.closest("form");
  const dialog = openDialogs(root);
  const line = new StateLine(root, setup.labels);
  const server = new Server(setup.urls, setup.user);
  const commands = {
    ...commandsFor({ dialog, server, findBar: root.querySelector("[data-find-bar]") }),
    preview: { run: (state, dispatch) => (dispatch && preview.toggle(), true), active: () => preview?.open },
  };
  let autosave = null;
  let preview = null;
  const changed = () => {
    autosave?.changed();
    preview?.changed();
  };
  const view = openEditor(root, setup, {
    commands,
    line,
    changed,
    settled(ids, left) {
      line.doubts(left);
      // Only once the text is stored that they were settled in.
      autosave.save().then(() => server.post("doubts", { settled: ids.join(" ") }));
    },
    addPerson: () => letIn({ view, dialog, server, autosave, draft, announce: line.announce, labels: setup.labels }),
  });
  const draft = new Draft(view, form, setup.fields);
  preview = new Preview(root.querySelector("[data-preview]"), draft, server);

  const copy = { window: nameWindow(), user: setup.user, interview: setup.interview };
  autosave = new Autosave({
    draft,
    // A form that came back with errors holds words that the server does not have.
    began: setup.stored ? draft.values : { body: "" },
    server,
    copy,
    show: line.show,
    settle: (clashes, who) => settle(dialog("clash"), draft, clashes, who),
  });
  await offerCopies({ draft, autosave, copy, dialog: dialog("kept"), line, stored: setup.stored });
  if (!setup.stored) autosave.changed();
  watch({ form, root, autosave, changed, line });
  line.doubts(openDoubts(view.state).length);
  root.querySelector("[data-doubts]").addEventListener("click", () => {
    nextDoubt(line.announce)(view.state, view.dispatch);
    view.focus();
  });
  keepPresent({
    view,
    server,
    window: copy.window,
    show: line.others,
    news: (number) => number > draft.number && !autosave.busy && autosave.catchUp(),
  });
}

/** What a window left behind that was closed, or fell, before the server had it. */
async function offerCopies({ draft, autosave, copy, dialog, line, stored }) {
  for (const left of await leftBehind(copy.user, copy.interview)) {
    const same = saysTheSame(left.values.body, draft.values.body);
    if (!same && (await offer(dialog, left, draft, line.time))) {
      draft.show(left.values);
      draft.number = left.number;
      autosave.began = left.began;
      autosave.changed();
      await autosave.save();
    } else if (same && !stored) {
      autosave.began = left.began;
    }
    await forget(left.window);
  }
}

/** Everything outside the text that makes a difference to what is stored. */
function watch({ form, root, autosave, changed, line }) {
  form.addEventListener("input", ({ target }) => autosave.draft.names.includes(target.name) && changed());
  form.addEventListener("submit", (event) => {
    if (!autosave.busy) return autosave.stop();
    event.preventDefault(); // else the form would carry a number that is old by the time it arrives
    autosave.busy.finally(() => form.requestSubmit(event.submitter));
  });
  document.getElementById("logout-form")?.addEventListener("submit", forgetAll);
  addEventListener("online", () => autosave.save());
  // Somebody who was signed out comes back from signing in elsewhere.
  addEventListener("focus", () => line.state === "signedOut" && autosave.save());
  document.addEventListener("visibilitychange", () => document.hidden && autosave.save());
  root.querySelector("[data-retry]").addEventListener("click", () => autosave.save());
}

for (const root of document.querySelectorAll("[data-editor]")) start(root);
