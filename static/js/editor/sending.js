// The form's own way to the server: once, when it will arrive, and with the number that the draft has by then.

import { forgetAll } from "./keeping.js";

const AGAIN = 5_000; // by then a form that never left may be sent anew

/** `keeper` has what is typed; `leave` is called when the form goes. */
export function sendOnce(form, { server, keeper, leave = () => {} }) {
  let sent = null;
  form.addEventListener("submit", async (event) => {
    if (sent === "now") {
      sent = "gone";
      setTimeout(() => (sent = null), AGAIN);
      leave();
      keeper.leave();
      return;
    }
    event.preventDefault();
    if (sent) return; // a second click
    sent = "soon";
    await keeper.save();
    if (!keeper.failing) {
      const { status } = await server.meet();
      if (status !== 200) await keeper.failed({ status });
    }
    // A form fares no better than its text did; the line under the tools says why it stays.
    sent = keeper.failing ? null : "now";
    if (sent) form.requestSubmit(event.submitter);
  });

  // What only a deliberate save stores, or what neither the server nor this browser could take.
  const others = () => JSON.stringify([...new FormData(form)].filter(([name]) => !keeper.draft.carries(name)));
  const untouched = others();
  addEventListener("beforeunload", (event) => {
    if (keeper.unsaved) keeper.keep(); // what was typed last, while there is a page to do so
    if (sent !== "gone" && (keeper.atRisk || others() !== untouched)) event.preventDefault();
  });
}

/** Whoever signs out leaves no copy in this browser; they are asked first where the server does not have all of it. */
export function forgetOnSigningOut({ keeper, line, labels }) {
  const signOut = document.getElementById("logout-form");
  signOut?.addEventListener("submit", async (event) => {
    event.preventDefault();
    await keeper.save();
    if (line.state !== "saved" && keeper.unsaved && !confirm(labels.leaving)) return;
    keeper.stop();
    await forgetAll();
    signOut.submit();
  });
}
