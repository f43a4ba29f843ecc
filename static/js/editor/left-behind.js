// What to do with words that a window left behind that was closed, or fell, before the server had them.

import { forget } from "./keeping.js";
import { offer, saysTheSame } from "./settling.js";

export class LeftBehind {
  constructor({ draft, autosave, dialog, line, setup }) {
    Object.assign(this, { draft, autosave, dialog, line, setup, opened: draft.number });
    this.letGo = []; // this browser has forgotten them, and this page not yet
    this.offer = this.offer.bind(this);
    this.again = this.again.bind(this);
  }

  /** When each was written, and which is newer. What was stored, or brought in, since the page was opened is of now. */
  ages(left) {
    const { draft, setup, line } = this;
    const storedAt = setup.stored && draft.number === this.opened ? setup.changedAt : Date.now();
    const goneOn = !setup.stored || (draft.number > left.number && storedAt > left.at);
    return { times: { kept: line.time(left.at), stored: line.time(storedAt) }, newer: goneOn ? "stored" : "kept" };
  }

  async offer(left) {
    const { draft, autosave, setup } = this;
    if (saysTheSame(left.values, draft.values)) {
      if (!setup.stored) autosave.began = left.began;
      return forget(left.window);
    }
    if (setup.stored) await autosave.save(); // what was typed here since is not in the way of it
    if (autosave.unsaved && setup.stored) return null; // it is offered another time
    return (await this.ask(left)) && forget(left.window);
  }

  /** Whether it was answered. */
  async ask(left) {
    const { draft, autosave } = this;
    const picked = await offer(this.dialog, left, draft, { ...this.ages(left), labels: this.setup.labels });
    if (picked === "stored") this.letGo.push(left);
    if (picked === "kept") {
      draft.show(left.values);
      draft.number = left.number;
      autosave.began = left.began;
      autosave.changed();
      await autosave.save();
    }
    this.line.letGo(this.letGo.length);
    return picked;
  }

  /** Whoever pressed Enter before they had read can look at it once more, as long as the page is open. */
  async again() {
    await this.autosave.save();
    if (this.autosave.unsaved) return; // it would be lost; the line says why it is not saved
    for (const left of this.letGo.splice(0)) {
      if (!(await this.ask(left))) this.letGo.push(left);
    }
    this.line.letGo(this.letGo.length);
  }
}
