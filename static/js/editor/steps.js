// Where the interview stands and what can be done next, once that is otherwise than when the page was opened: whoever
// writes in a text that was ready has made a draft of it.

const PARTS = [".facts", ".submit-row"];

/** Show the page's line and its buttons as they are by now, if it was opened at another `stage`. */
export async function showSteps(stage) {
  const row = document.querySelector(".submit-row");
  if (!row || row.dataset.stage === stage) return;
  const response = await fetch(location.pathname).catch(() => null);
  if (!response?.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const part of PARTS) {
    const [then, now] = [document, page].map((place) => place.querySelector(part));
    // Nothing is taken from under somebody's hand, and nothing comes from the page that asks to sign in.
    if (then && now && !then.contains(document.activeElement)) then.replaceWith(document.importNode(now, true));
  }
}
