// What each button does: `run` is a ProseMirror command, `active` whether it holds at the caret.

import { ask } from "./dialogs.js";
import { openFind } from "./find.js";
import { clipAt, mediaCommand } from "./media.js";
import { redo, toggleMark, undo } from "./prosemirror.js";
import { isReported, toggleReported } from "./reported.js";
import { schema } from "./schema.js";
import * as text from "./text.js";
import { otherKind, turnAt } from "./voices.js";

const { footnote, link, quotation, strong, em } = schema.marks;
const { pullquote, subheading } = schema.nodes;

export function commandsFor({ dialog, findBar, server }) {
  /** A command that asks in a dialog first, with what holds at the caret in its fields. */
  const asking = (name, valuesAt, command) => (state, dispatch, view) => {
    if (!command({})(state)) return false;
    if (dispatch) {
      ask(dialog(name), valuesAt(state)).then((values) => {
        view.focus(); // the browser gave the focus back, and the selection only now
        if (values) command(values.button === "remove" ? {} : values)(view.state, view.dispatch);
      });
    }
    return true;
  };
  text.takeAddresses(dialog("link").querySelector("[name=href]"));
  const help = (state, dispatch) => {
    if (dispatch) ask(dialog("help"));
    return true;
  };
  return {
    kind: { run: otherKind, active: isAsked },
    reported: { run: toggleReported, active: isReported },
    quotation: { run: text.toggleQuotation, active: text.wears(quotation) },
    subheading: { run: text.toggleSubheading, active: text.isBlock(subheading) },
    pullquote: { run: text.togglePullQuote, active: text.isBlock(pullquote) },
    original: {
      run: asking("original", text.originalAt, text.setOriginal),
      active: (state) => text.originalAt(state).lang,
    },
    photo: { run: mediaCommand("photo", dialog, server) },
    clip: { run: mediaCommand("clip", dialog, server), active: clipAt },
    footnote: { run: text.toggleFootnote, active: text.wears(footnote) },
    strong: { run: toggleMark(strong), active: text.wears(strong) },
    em: { run: toggleMark(em), active: text.wears(em) },
    link: { run: asking("link", text.linkAt, text.setLink), active: text.wears(link) },
    undo: { run: undo },
    redo: { run: redo },
    find: { run: openFind(findBar) },
    help: { run: help },
  };
}

function isAsked(state) {
  const turn = turnAt(state.selection.$from);
  return turn && turn.node.attrs.kind !== "answer";
}
