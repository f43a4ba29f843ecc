// Who else writes here, and at which block. It fades with the browser.

import { Decoration, DecorationSet, Plugin, PluginKey } from "./prosemirror.js";

const key = new PluginKey("presence");
const EVERY = 20_000;
const ACTIVE = 60_000; // who has not typed, scrolled or listened for that long is away
const ACTIVITY = ["keydown", "pointerdown", "scroll", "timeupdate"];

/** Marks the blocks that others are at with their names. */
export const others = new Plugin({
  key,
  state: { init: () => [], apply: (tr, before) => tr.getMeta(key) ?? before },
  props: {
    decorations(state) {
      const marks = [];
      for (const { name, place } of key.getState(state)) {
        state.doc.forEach((block, pos) => {
          if (place && block.attrs.id === place) {
            marks.push(Decoration.node(pos, pos + block.nodeSize, { class: "elsewhere", "data-elsewhere": name }));
          }
        });
      }
      return DecorationSet.create(state.doc, marks);
    },
  },
});

/**
 * Tell the server where this window is, and `show` who else is there. `news` hears the number of the stored draft
 * and of that of its original, and the stage; and `forgotten` that the server does not know this window's user any more.
 */
export function keepPresent({ view, server, window: name, show, news, forgotten }) {
  let active = Date.now();
  const tell = async () => {
    if (Date.now() - active > ACTIVE) return;
    const { selection } = view.state;
    const place = selection.$from.depth ? selection.$from.node(1).attrs.id : "";
    const answer = await server.post("presence", { window: name, place: place ?? "" });
    if (answer.status === 401) forgotten();
    if (answer.status !== 200) return;
    show(answer.others);
    view.dispatch(view.state.tr.setMeta(key, answer.others));
    news(answer);
  };
  for (const kind of ACTIVITY) addEventListener(kind, () => (active = Date.now()), { capture: true, passive: true });
  addEventListener("pagehide", () => server.farewell("presence", { window: name, gone: "1" }));
  setInterval(tell, EVERY);
  tell();
}
