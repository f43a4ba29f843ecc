// A form with words in it goes when it will arrive: a browser that reaches nobody shows a page of its own, and what was
// typed is gone with the one before it. Nor is a page left by mistake with words in it that nobody has sent. Whatever
// holds no words, such as withdrawing, goes at once.

const PATIENCE = 15_000; // a dead line says nothing

const { session } = document.querySelector("script[data-session]").dataset;
const { unreached } = document.querySelector("script[data-unreached]").dataset;
const said = Object.assign(document.createElement("p"), { className: "errornote", role: "alert" });
let going = null; // a form that somebody waits for
let gone = false;

const isSent = (form) => form?.getAttribute("method") === "post" && form.closest("#content");
const holdsWords = (field) => field.localName === "textarea" || (field.type === "text" && isSent(field.form));

/** Whether the form sees to this itself: the editor's text has its own way to the server. */
const isEditors = (form) => Boolean(form?.querySelector("[data-editor]"));

const isThere = () =>
  fetch(session, { cache: "no-store", signal: AbortSignal.timeout?.(PATIENCE) }).then(
    ({ status }) => status < 500,
    () => false,
  );

addEventListener("submit", async (event) => {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || !isSent(form) || isEditors(form)) return;
  const words = [...form.elements].some((field) => holdsWords(field) && field.value);
  if (going === form || !words || !form.requestSubmit) {
    going = null;
    gone = true;
    setTimeout(() => (gone = false), 5_000); // it never left
    return;
  }
  event.preventDefault();
  if (going) return; // a second click
  going = form;
  said.remove();
  if (await isThere()) return form.requestSubmit(submitter);
  going = null;
  said.textContent = unreached;
  (submitter?.closest(".submit-row") ?? submitter ?? form).before(said);
});

const written = new Set();

addEventListener("input", ({ target, isTrusted }) => {
  if (isTrusted && holdsWords(target) && !isEditors(target.form)) written.add(target);
});

addEventListener("beforeunload", (event) => {
  const unsent = [...written].some((field) => field.isConnected && field.value !== field.defaultValue);
  if (unsent && !gone) event.preventDefault();
});
