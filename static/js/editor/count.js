// How long the text is, in words and in minutes of reading, as the public page will say.

import { Plugin } from "./prosemirror.js";
import { plainText, remembered } from "./schema.js";

const wordsIn = remembered((block) => plainText(block).match(/\S+/g)?.length ?? 0);

/** `show` gets {words, minutes} after a pause in the typing. */
export function counting(wordsPerMinute, show) {
  const count = (doc) => {
    const words = doc.content.content.reduce((sum, block) => sum + wordsIn(block), 0);
    show({ words, minutes: Math.max(1, Math.ceil(words / wordsPerMinute)) });
  };
  return new Plugin({
    view(view) {
      let pause;
      count(view.state.doc);
      return {
        update(now, before) {
          if (now.state.doc === before.doc) return;
          clearTimeout(pause);
          pause = setTimeout(() => count(now.state.doc), 300);
        },
        destroy: () => clearTimeout(pause),
      };
    },
  });
}
