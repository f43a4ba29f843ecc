// Whoever types, scrolls or listens is there: a long text is written without a word to the server.

const EVERY = 5 * 60_000;
const ACTIVITY = ["keydown", "pointerdown", "scroll", "timeupdate"];

const { session } = document.querySelector("script[data-session]").dataset;
let told = Date.now();

function tell() {
  if (Date.now() - told < EVERY) return;
  told = Date.now();
  fetch(session).catch(() => {}); // offline; the next sign of life tells
}

for (const kind of ACTIVITY) addEventListener(kind, tell, { capture: true, passive: true });
