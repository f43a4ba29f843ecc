// Turns the text field of a page about the newsroom into its editor. articles/admin/policies.py says what stands in its
// setup.

import { arrived, sent, typedOn } from "./arrived.js";
import { castPlugin } from "./cast.js";
import { commandsFor } from "./commands.js";
import { openDialogs } from "./dialogs.js";
import { Draft } from "./draft.js";
import { eachLeftBehind, forget, nameWindow } from "./keeping.js";
import { Keeper } from "./keeper.js";
import { isItem, lists, toggleItem } from "./lists.js";
import { rememberPlace, returnToPlace } from "./place.js";
import { Fragment, Plugin, Slice } from "./prosemirror.js";
import { isFigure, schema } from "./schema.js";
import { forgetOnSigningOut, sendOnce } from "./sending.js";
import { Server } from "./server.js";
import { offer, saysTheSame } from "./settling.js";
import { StateLine } from "./state-line.js";
import { openSurface, writing } from "./surface.js";

async function start(root) {
  const setup = JSON.parse(root.querySelector("script[type='application/json']").textContent);
  const form = root.closest("form");
  const dialog = openDialogs(root);
  const line = new StateLine(root, setup.labels);
  const server = new Server(setup.urls, setup.user);
  const commands = {
    ...commandsFor({ dialog, server, findBar: root.querySelector("[data-find-bar]") }),
    item: { run: toggleItem, active: isItem },
  };
  const acts = { note: () => false, settle: () => false, save: () => form.elements._continue?.click() };
  let keeper = null;
  const changed = () => {
    typedOn();
    keeper?.changed();
  };
  const { language } = form.elements;
  const view = openSurface(root, setup, () => ({ lang: language.value, dir: setup.directions[language.value] ?? "auto" }), [
    castPlugin([]),
    lists,
    wordsAlone,
    ...writing(root, setup, { commands, line, acts, changed }),
  ]);
  language.addEventListener("change", () => view.updateState(view.state)); // which wears another direction
  const draft = new Draft(view, form, setup.fields);
  // A form that came back with errors holds words that the server does not have.
  const began = setup.stored ? draft.values : shownBy(form);
  const copy = { window: nameWindow(), user: setup.user, interview: "page", page: setup.page };
  keeper = new Keeper({ draft, began, copy, show: line.show });
  form.addEventListener("input", ({ target }) => draft.names.includes(target.name) && changed());
  addEventListener("pagehide", () => keeper.unsaved && keeper.keep());
  root.querySelector("[data-retry]").addEventListener("click", acts.save);
  const leave = () => {
    sent(copy.window);
    rememberPlace(view);
  };
  sendOnce(form, { server, keeper, leave });
  forgetOnSigningOut({ keeper, line, labels: setup.labels });
  returnToPlace(view, line.announce);
  const from = await arrived;
  if (!setup.stored) {
    changed();
    await keeper.keep();
    if (from) await forget(from); // what it sent came back: that is kept for this window now
  }
  await eachLeftBehind(setup.user, "page", (left, { waited } = {}) => {
    // Another window that sent its form hears first whether that is stored.
    if (!(waited && left.sent && left.window !== from)) return offerLeft(left, { setup, form, draft, keeper, line, dialog });
  });
}

/** What was copied from an interview comes without its voices and figures, which these pages do not have. */
const wordsAlone = new Plugin({
  props: {
    transformPasted(slice) {
      const whole = slice.content.content;
      if (!whole.some((node) => node.type === schema.nodes.turn || isFigure(node))) return slice;
      const said = whole.flatMap((node) => (node.type === schema.nodes.turn ? node.content.content : [node]));
      return Slice.maxOpen(Fragment.from(said.filter((node) => !isFigure(node))), false);
    },
  },
});

/** Words of a window that was closed or fell before they were sent. A page that has been added since has its own form. */
async function offerLeft(left, { setup, form, draft, keeper, line, dialog }) {
  const { key, language } = left.values;
  const added = setup.taken[`${key} ${language}`];
  if ((left.page ?? added ?? null) !== setup.page) return;
  const changes = changesIn(left);
  const values = { ...draft.values, ...changes };
  if (!saysTheSame(values, draft.values)) {
    const newer = setup.changedAt > left.at ? "stored" : "kept";
    const times = { kept: line.time(left.at), ...(setup.page && { stored: line.time(setup.changedAt) }) };
    const began = Object.fromEntries(Object.keys(changes).map((name) => [name, left.began[name] ?? ""]));
    const asking = dialog("kept");
    asking.querySelector("[data-meanwhile]").hidden = saysTheSame({ ...draft.values, ...began }, draft.values);
    const picked = await offer(asking, { ...left, values }, draft, { times, newer });
    if (!picked) return;
    if (picked === "kept") {
      draft.show(values);
      keeper.began = { ...keeper.began, ...began };
      show(form, { ...shownBy(form), ...began });
      keeper.changed();
      await keeper.keep();
    }
  }
  await forget(left.window);
}

/** What the form says that its writer began from: the server brings in what a colleague has stored since. */
function shownBy({ elements: { shown } }) {
  return JSON.parse(shown?.value || "{}");
}

function show({ elements: { shown } }, values) {
  if (shown) shown.value = JSON.stringify(values);
}

/** What its writer had left alone is not theirs: a colleague may have changed it since. */
function changesIn({ values, began }) {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== began[name]));
}

for (const root of document.querySelectorAll("[data-editor]")) start(root);
