// Keeps the checklist beside a draft true to what is typed; without it, the list is about what is stored.

const PAUSE = 1500;
const form = document.querySelector("#interview_form");
let timer;

async function ask() {
  const list = document.querySelector("[data-checklist]");
  const data = new FormData(form);
  for (const name of [...data.keys()]) if (/(^|-)shown$/.test(name)) data.delete(name); // said where it is stored
  const response = await fetch(list.dataset.checklist, { method: "POST", body: data }).catch(() => null);
  if (!response?.ok || list.contains(document.activeElement)) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const now = page.querySelector("[data-checklist]"); // none on the page that asks to sign in
  if (now) list.replaceWith(document.importNode(now, true));
}

function soon() {
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
}

if (form && document.querySelector("[data-checklist]")) {
  for (const event of ["input", "click"]) form.addEventListener(event, soon);
}
