// Turns the text field of an interview into its editor. articles/admin/editor.py says what stands in its setup.

import { Autosave } from "./autosave.js";
import { Beside } from "./beside.js";
import { commandsFor } from "./commands.js";
import { openDialogs } from "./dialogs.js";
import { Draft } from "./draft.js";
import { nextDoubt, openDoubts } from "./doubts.js";
import { openEditor } from "./editor.js";
import { eachLeftBehind, nameWindow } from "./keeping.js";
import { LeftBehind } from "./left-behind.js";
import { letIn } from "./newcomers.js";
import { Notes } from "./notes.js";
import { followLinks, rememberPlace, returnToPlace } from "./place.js";
import { keepPresent } from "./presence.js";
import { Preview } from "./preview.js";
import { forgetOnSigningOut, sendOnce } from "./sending.js";
import { Server } from "./server.js";
import { settle } from "./settling.js";
import { StateLine } from "./state-line.js";
import { showSteps } from "./steps.js";
import { takePart } from "./times.js";
import { takeNames } from "./tongues.js";

async function start(root) {
  const setup = JSON.parse(root.querySelector("script[type='application/json']").textContent);
  const form = root.closest("form");
  const dialog = openDialogs(root);
  takeNames(dialog("original").querySelector("[name=lang]"));
  takePart(...dialog("clip").querySelectorAll("[name=start], [name=end]"));
  const line = new StateLine(root, setup.labels);
  const server = new Server(setup.urls, setup.user);
  const notes = new Notes(root.querySelector("[data-notes]"), {
    server,
    line,
    labels: setup.labels,
    save: () => autosave.save(), // a note is about words that the server has
  });
  const beside = new Beside({ server, line, labels: setup.labels, autosave: () => autosave, draft: () => draft });
  const commands = {
    note: notes.command,
    ...commandsFor({ dialog, server, findBar: root.querySelector("[data-find-bar]") }),
    preview: { run: (state, dispatch) => (dispatch && preview.toggle(), true), active: () => preview?.open },
  };
  let autosave = null;
  let preview = null;
  const changed = () => {
    autosave?.changed();
    preview?.changed();
  };
  const settledHere = new Set(); // the doubts that are settled here and of which the server has not heard
  const view = openEditor(root, setup, {
    commands,
    line,
    changed,
    save: () => autosave.save(),
    openNote: (id) => notes.open(id),
    looked: beside.looked,
    settled(ids, left) {
      line.doubts(left);
      for (const id of ids) settledHere.add(id);
      autosave.save();
    },
    addPerson(at, name) {
      letIn({ view, dialog, server, autosave, draft, announce: line.announce, labels: setup.labels }, name);
    },
    namesAmong: async (words) => (await server.post("stranger", { words: words.join(":") })).names,
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
    settle: (clashes, who) => settle(dialog("clash"), draft, clashes, who, setup.labels),
    // Only once the text is stored that they were settled in.
    stands: () => tellSettled(settledHere, server),
    moved: showSteps,
  });
  returnToPlace(view, line.announce);
  followLinks(view);
  if (setup.translates) beside.start(view, root);
  watch({ form, root, autosave, changed, line, labels: setup.labels });
  sendOnce(form, { server, keeper: autosave, leave: () => rememberPlace(view) });
  const leftBehind = new LeftBehind({ draft, autosave, dialog: dialog("kept"), line, setup });
  root.querySelector("[data-let-go]").addEventListener("click", leftBehind.again);
  await eachLeftBehind(setup.user, setup.interview, leftBehind.offer);
  if (!setup.stored) autosave.changed();
  notes.start(view);
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
    forgotten: () => line.show("signedOut"),
    news({ number, original, stage }) {
      if (number > draft.number && !autosave.busy) autosave.catchUp();
      beside.news(original);
      showSteps(stage);
    },
  });
}

async function tellSettled(settledHere, server) {
  const ids = [...settledHere];
  if (!ids.length) return;
  const { status } = await server.post("doubts", { settled: ids.join(" ") }, { keepalive: true });
  if (status === 200) for (const id of ids) settledHere.delete(id);
}

/** Everything outside the text that makes a difference to what is stored. */
function watch({ form, root, autosave, changed, line, labels }) {
  form.addEventListener("input", ({ target }) => autosave.draft.names.includes(target.name) && changed());
  addEventListener("pagehide", () => autosave.unsaved && autosave.keep());
  forgetOnSigningOut({ keeper: autosave, line, labels });
  addEventListener("online", () => autosave.save());
  // Somebody who was signed out comes back from signing in elsewhere.
  addEventListener("focus", () => line.state === "signedOut" && autosave.save());
  document.addEventListener("visibilitychange", () => document.hidden && autosave.save());
  root.querySelector("[data-retry]").addEventListener("click", () => autosave.save());
}

for (const root of document.querySelectorAll("[data-editor]")) start(root);
