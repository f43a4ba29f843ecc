// Where somebody was in the text when they saved: the page that comes back opens there.

import { Selection, TextSelection } from "./prosemirror.js";

const NAME = "newsroom-place";

export function rememberPlace({ state }) {
  const { anchor, head } = state.selection;
  sessionStorage.setItem(NAME, JSON.stringify({ path: location.pathname, anchor, head, top: scrollY }));
}

/** Whoever follows a link of the page to a turn or a paragraph goes on there: the tools are about where the caret is. */
export function followLinks(view) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const wanted = link && document.getElementById(link.hash.slice(1));
    if (!wanted || wanted === view.dom || !view.dom.contains(wanted)) return;
    event.preventDefault(); // a browser that goes there takes the focus away
    const $place = view.state.doc.resolve(view.posAtDOM(wanted, 0));
    view.dispatch(view.state.tr.setSelection(Selection.near($place)));
    view.focus();
    wanted.scrollIntoView({ block: "center" });
  });
}

const PHONE = matchMedia("(max-width: 48rem)");

/**
 * Where somebody was, unless something in the form is wrong; on a phone else at the text, which the fields above it
 * would leave no room for. `announce` says what the page says at its head, if that is out of sight by then.
 */
export function returnToPlace(view, announce) {
  const { path, anchor, head, top } = JSON.parse(sessionStorage.getItem(NAME) ?? "{}");
  sessionStorage.removeItem(NAME);
  if (path !== location.pathname) {
    if (PHONE.matches && view.state.doc.textContent && !location.hash) view.dom.closest("[data-editor]").scrollIntoView();
    return;
  }
  const { doc, tr } = view.state;
  const [$anchor, $head] = [anchor, head].map((place) => doc.resolve(Math.min(place, doc.content.size)));
  view.dispatch(tr.setSelection(TextSelection.between($anchor, $head)));
  if (showWhatIsWrong()) return;
  view.focus();
  scrollTo(0, top);
  const said = document.querySelector(".messagelist");
  if (said && said.getBoundingClientRect().bottom < 0) announce(said.innerText);
}

/** Somebody who was far down in the text would think that everything is saved. */
function showWhatIsWrong() {
  const wrong = document.querySelector(".errorlist") ?? document.querySelector(".errornote");
  wrong?.scrollIntoView({ block: "center" });
  document.querySelector("[aria-invalid=true]")?.focus({ preventScroll: true });
  return wrong;
}
