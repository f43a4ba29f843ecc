// The text of an interview, with everything that needs no server.

import { besideOriginal, nextOpen } from "./beside.js";
import { castPlugin } from "./cast.js";
import { counting } from "./count.js";
import { doubting, nextDoubt } from "./doubts.js";
import { keepApart } from "./guards.js";
import { offeringLikes } from "./likes.js";
import { media } from "./media.js";
import { noting } from "./notes.js";
import { others } from "./presence.js";
import { strangers } from "./strangers.js";
import { openSurface, writing } from "./surface.js";
import { speakerMenu } from "./toolbar.js";
import { voiceAt } from "./voices.js";

/**
 * The view in the place of `root`'s text area. `commands` are the toolbar's, `line` is told what happens; `changed`,
 * `settled` (doubts), `looked` (at the original), `save` and `addPerson` are called when it is time; `namesAmong` is
 * asked.
 */
export function openEditor(root, setup, { commands, line, changed, settled, save, addPerson, namesAmong, openNote, looked }) {
  const told = { progress: line.translated, whisper: line.whisper };
  const onward = nextOpen(looked, { settle: true });
  const acts = {
    note: commands.note.run,
    settle: (...at) => nextDoubt(line.announce, { settle: true })(...at) || onward(...at),
    save,
  };
  const heard = (now, before) => {
    changed();
    const voice = voiceAt(now, setup.labels);
    if (voice !== voiceAt(before, setup.labels)) line.whisper(voice);
  };
  return openSurface(root, setup, () => ({ lang: setup.language, dir: setup.direction }), [
    castPlugin(setup.people),
    keepApart,
    ...writing(root, setup, { commands, line, acts, changed: heard }),
    speakerMenu(root.querySelector("[role=toolbar]"), addPerson),
    ...(setup.translates ? [besideOriginal(setup.labels, setup.urls, { looked, told })] : []),
    media(setup.urls, setup.labels),
    others,
    noting(openNote),
    doubting(setup.doubts, settled),
    offeringLikes(root.querySelector("[data-likes]"), setup.labels),
    strangers(root.querySelector("[data-stranger]"), { namesAmong, show: line.stranger, letIn: addPerson }),
    counting(setup.wordsPerMinute, line.count),
  ]);
}
