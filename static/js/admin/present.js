// Whoever types, scrolls or listens is there: a long text is written without a word to the server.

const EVERY = 5 * 60_000;
const ACTIVITY = ["keydown", "pointerdown", "scroll", "timeupdate"];

const { session } = document.querySelector("script[data-session]").dataset;
let told = Date.now();

function tell() {
  if (Date.now() - told < EVERY) return;
  told = Date.now();
  // An answer that is read to its end leaves its connection to others. Offline, the next sign of life tells.
  fetch(session).then((answer) => answer.text()).catch(() => {});
}

for (const kind of ACTIVITY) addEventListener(kind, tell, { capture: true, passive: true });

// What is read in a frame, such as the preview, is read here.
document.addEventListener("load", ({ target }) => {
  const seen = () => dispatchEvent(new Event("scroll"));
  target.contentWindow?.addEventListener("scroll", seen, { capture: true, passive: true });
}, { capture: true });
