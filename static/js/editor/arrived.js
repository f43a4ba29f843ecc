// Whether what a page's form said has arrived: the page that its window opens next says so, or does not. By comparing
// nobody could tell, for the server stores some things otherwise, and a colleague may have changed them since.

import { forget } from "./keeping.js";

const NAME = "newsroom-sent";

/** The form leaves now, and the copy of this window says what it says. */
export function sent(window) {
  sessionStorage.setItem(NAME, window);
}

/** The copy says more than was sent, for somebody typed on. */
export function typedOn() {
  sessionStorage.removeItem(NAME);
}

/** The window that was left by sending its form, once its copy is forgotten if that is stored; null if none was. */
export const arrived = forgetStored();

async function forgetStored() {
  const window = sessionStorage.getItem(NAME);
  sessionStorage.removeItem(NAME);
  if (window && document.querySelector(".messagelist .success")) await forget(window);
  return window;
}
