// Whoever signs out leaves no copy of a text in this browser, from whichever page: also none of a window that was closed
// before the server had it, about which they are asked.

import { forgetAll, isAnyKept } from "../editor/keeping.js";

const { leaving } = document.querySelector("script[data-leaving]").dataset;
const form = document.getElementById("logout-form");

form?.addEventListener("submit", async (event) => {
  if (document.querySelector("[data-editor]")) return; // the editor sees to this itself
  event.preventDefault();
  if ((await isAnyKept()) && !confirm(leaving)) return;
  await forgetAll();
  form.submit();
});
