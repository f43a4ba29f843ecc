// Where somebody was in the text when they saved: the page that comes back opens there.

import { TextSelection } from "./prosemirror.js";

const NAME = "newsroom-place";

export function rememberPlace({ state }) {
  const { anchor, head } = state.selection;
  sessionStorage.setItem(NAME, JSON.stringify({ path: location.pathname, anchor, head, top: scrollY }));
}

const PHONE = matchMedia("(max-width: 48rem)");

/** Where somebody was; on a phone else at the text, which the fields above it would leave no room for. */
export function returnToPlace(view) {
  const { path, anchor, head, top } = JSON.parse(sessionStorage.getItem(NAME) ?? "{}");
  sessionStorage.removeItem(NAME);
  if (path !== location.pathname) {
    if (PHONE.matches && view.state.doc.textContent && !location.hash) view.dom.closest("[data-editor]").scrollIntoView();
    return;
  }
  const { doc, tr } = view.state;
  const [$anchor, $head] = [anchor, head].map((place) => doc.resolve(Math.min(place, doc.content.size)));
  view.dispatch(tr.setSelection(TextSelection.between($anchor, $head)));
  view.focus();
  scrollTo(0, top);
}
