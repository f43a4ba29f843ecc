// The bar over the text: a speaker menu and buttons that show what holds at the caret, one stop for the Tab key.

import { castOf, personOf } from "./cast.js";
import { Plugin } from "./prosemirror.js";
import { giveVoice, quotationAt, speakerAt, turnAt } from "./voices.js";

/** `commands` maps the name of a button to {run, active}. */
export function toolbar(bar, commands) {
  return new Plugin({
    view(view) {
      const buttons = [...bar.querySelectorAll("button[data-command]")];
      for (const button of buttons) button.addEventListener("click", () => press(view, button, commands));
      rove(bar, view);
      const update = ({ state }) => {
        for (const button of buttons) showState(button, commands[button.dataset.command], state);
      };
      update(view);
      return { update };
    },
  });
}

/** The text is written on in at once; what the command opens takes the focus from there, and gives it back there. */
function press(view, button, commands) {
  if (button.getAttribute("aria-disabled") === "true") return;
  view.focus();
  commands[button.dataset.command].run(view.state, view.dispatch, view);
}

function showState(button, { run, active }, state) {
  button.setAttribute("aria-disabled", String(!run(state)));
  if (active) button.setAttribute("aria-pressed", String(Boolean(active(state))));
}

// -- the speaker menu

/** `addPerson` answers its last line. */
export function speakerMenu(bar, addPerson) {
  return new Plugin({
    view(view) {
      const menu = bar.querySelector("select");
      menu.addEventListener("change", () => choose(view, menu, addPerson));
      const update = ({ state }, before) => {
        if (!before || castOf(before) !== castOf(state)) fillMenu(menu, castOf(state));
        showVoice(menu, state);
      };
      update(view);
      return { update };
    },
  });
}

function fillMenu(menu, cast) {
  const options = cast.map((person, index) => new Option(`${index + 1} ${person.short}`, person.id));
  menu.querySelector("[data-people]").replaceChildren(...options);
}

function showVoice(menu, state) {
  const speaker = speakerAt(state);
  const spoken = turnAt(state.selection.$from) || quotationAt(state);
  menu.value = spoken ? (personOf(state, speaker)?.id ?? "unknown") : "";
}

function choose(view, menu, addPerson) {
  const { value } = menu;
  if (value === "new") {
    showVoice(menu, view.state);
    view.focus();
    addPerson(view);
  } else if (value !== "unknown") {
    giveVoice(personOf(view.state, value) ?? null)(view.state, view.dispatch);
  }
}

// -- one stop for the Tab key; arrows go on from there

function rove(bar, view) {
  const stops = () => [...bar.querySelectorAll("select, button")].filter((stop) => stop.offsetParent);
  const go = (stop) => {
    for (const other of stops()) other.tabIndex = other === stop ? 0 : -1;
  };
  go(stops()[0]);
  bar.addEventListener("focusin", (event) => go(event.target));
  bar.addEventListener("keydown", (event) => {
    const all = stops();
    const here = all.indexOf(document.activeElement);
    const onward = getComputedStyle(bar).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const place = {
      [onward]: (here + 1) % all.length,
      [onward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft"]: (here - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    }[event.key];
    if (place !== undefined) {
      all[place].focus();
      event.preventDefault();
    } else if (event.key === "Escape") {
      view.focus();
    } else if (["?", "؟"].includes(event.key)) {
      bar.querySelector("[data-command=help]").click();
    }
  });
}

