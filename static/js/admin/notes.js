// Notes on a draft that somebody reads and does not write in: words chosen in the frame go into the note.

import { Server } from "../editor/server.js";
import { Threads } from "../editor/threads.js";

// The notes beside the editor have no address of their own: the editor looks after them.
for (const root of document.querySelectorAll("[data-notes][data-url]")) {
  const words = root.querySelector("[data-words]");
  const said = root.querySelector("[data-said]");
  const server = new Server({ notes: root.dataset.url, session: root.dataset.session }, Number(root.dataset.user));
  const frame = document.querySelector("iframe.readers");
  const threads = new Threads(root, {
    post: (fields) => server.post("notes", fields),
    shown: (notes, act) => {
      said.textContent = "";
      if (act === "ask") words.value = "";
    },
    show: (id) => frame.contentWindow.find(threads.thread(id).querySelector("blockquote")?.textContent ?? ""),
    say: (reason) => (said.textContent = reason || "…"),
    chosen: () => ({ words: words.value, block: words.dataset.block ?? "" }),
  });
  const listen = () => {
    frame.contentDocument.addEventListener("selectionchange", () => {
      const selection = frame.contentDocument.getSelection();
      if (selection.isCollapsed) return;
      words.value = selection.toString().trim().slice(0, 500);
      words.dataset.block = selection.anchorNode.parentElement.closest("main [id*='-']")?.id.slice(0, 10) ?? "";
    });
  };
  frame?.addEventListener("load", listen);
  if (frame?.contentDocument?.readyState === "complete") listen();
  threads.send().then(() => location.hash.startsWith("#note-") && document.querySelector(location.hash)?.focus());
}
