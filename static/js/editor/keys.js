// What each key does in the text. Voices go by the key's place on the keyboard, so they are the same in any layout.

import { castOf } from "./cast.js";
import { enter } from "./enter.js";
import { eraseAtEdge } from "./guards.js";
import { labelTyped } from "./names.js";
import { baseKeymap, keydownHandler, Plugin, redo, splitBlock, toggleMark, undo } from "./prosemirror.js";
import { schema } from "./schema.js";
import { insertBreak } from "./text.js";
import { giveVoice, otherKind } from "./voices.js";

const ERASING = {
  Backspace: -1,
  "Mod-Backspace": -1,
  "Shift-Backspace": -1,
  "Alt-Backspace": -1,
  "Ctrl-h": -1,
  Delete: 1,
  "Mod-Delete": 1,
  "Alt-Delete": 1,
  "Ctrl-d": 1,
};

/**
 * `acts` are what the toolbar does too: {link, find, help}; `tools` leads there, `settle` to the next doubt, `save`
 * stores without waiting for a pause, and `refused` hears of what is not done.
 */
export function keys(acts) {
  const erasing = Object.entries(ERASING).map(([key, direction]) => [key, eraseAtEdge(direction, acts.refused)]);
  const bound = keydownHandler({
    ...Object.fromEntries(erasing),
    Enter: enter,
    "Mod-Enter": splitBlock,
    "Shift-Enter": insertBreak,
    "Mod-b": toggleMark(schema.marks.strong),
    "Mod-لا": toggleMark(schema.marks.strong), // the same key in Arabic, which writes two letters
    "Mod-i": toggleMark(schema.marks.em),
    "Mod-z": undo,
    "Mod-y": redo,
    "Mod-Shift-z": redo,
    "Mod-k": acts.link,
    "Mod-f": acts.find,
    "Mod-/": acts.help,
    "Alt-F10": acts.tools,
    "Alt-Enter": acts.settle,
    "Mod-s": acts.save,
  });
  const base = keydownHandler(baseKeymap);
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown: caretAsShown,
        beforeinput: (view, event) => erasedWithoutKey(view, event, acts.refused),
      },
      handleKeyDown: (view, event) =>
        voiceKey(view, event) || noteKey(view, event, acts.note) || bound(view, event) || base(view, event),
      handleTextInput(view, from, to, text) {
        const tr = labelTyped(view.state, from, text);
        if (tr) view.dispatch(tr.scrollIntoView());
        return Boolean(tr);
      },
    },
  });
}

/**
 * The browser tells of a caret that a key has moved a little later: on a slow machine after the next key, which would
 * then replace what had been selected before. So it is told of now.
 */
function caretAsShown(view) {
  if (!view.composing) view.dom.ownerDocument.dispatchEvent(new Event("selectionchange"));
  return false;
}

/** The keyboards of telephones, menus and voices erase without a key. */
function erasedWithoutKey(view, event, refused) {
  const way = /^delete\w*(Backward|Forward)$/.exec(event.inputType)?.[1];
  if (!way || !eraseAtEdge(way === "Forward" ? 1 : -1, refused)(view.state, view.dispatch)) return false;
  event.preventDefault();
  return true;
}

/** Ctrl+Alt+M by the key's place, as word processors have it; AltGr writes characters. */
function noteKey(view, event, note) {
  const chord = (event.ctrlKey || event.metaKey) && event.altKey && !event.shiftKey;
  if (event.code !== "KeyM" || !chord || event.getModifierState("AltGraph")) return false;
  return note(view.state, view.dispatch, view);
}

/** Ctrl+Shift or Ctrl+Alt with a digit: 1 to 8 a voice, 9 question or answer, 0 nobody. AltGr writes characters. */
function voiceKey(view, event) {
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  const chord = (event.ctrlKey || event.metaKey) && event.shiftKey !== event.altKey;
  if (!digit || !chord || event.getModifierState("AltGraph")) return false;
  const person = castOf(view.state)[digit - 1];
  const command = { 0: giveVoice(null), 9: otherKind }[digit] ?? (person && giveVoice(person));
  command?.(view.state, view.dispatch);
  return true;
}
