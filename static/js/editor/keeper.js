// What is typed stays in this browser until the server has it.

import { keep } from "./keeping.js";

// What an answer's status means for the text. Django says 400 to a form that is longer than it takes.
const FAILURES = { 0: "offline", 400: "tooLong", 401: "signedOut", 403: "refused", 413: "tooLong", 503: "shut", 507: "full" };

export class Keeper {
  /**
   * `draft` is what stands in the page, `began` the same as the server has it. `copy` says whose and of what the copy
   * is, `show` tells the state: waiting, or one of FAILURES.
   */
  constructor({ draft, began, copy, show }) {
    Object.assign(this, { draft, began, copy, show });
    this.kept = true; // as far as this browser could
    this.keeping = null;
    this.stopped = false;
    this.failing = false; // the last attempt stored nothing
  }

  /** Something was typed; also after a form was sent that never left. */
  changed() {
    this.stopped = false;
    this.show("waiting");
    this.keepSoon();
  }

  /** The copy in this browser follows at once, but not for every letter. */
  keepSoon() {
    this.keeping ??= setTimeout(() => this.keep(), 300);
  }

  /** `sent` is whether its form leaves with it. */
  async keep({ sent = false } = {}) {
    clearTimeout(this.keeping);
    this.keeping = null;
    if (!this.stopped) this.kept = await keep({ ...this.copy, ...this.state(), sent, at: Date.now() });
  }

  state() {
    return { values: this.draft.values, began: this.began };
  }

  get changes() {
    return Object.fromEntries(Object.entries(this.draft.values).filter(([name, value]) => value !== this.began[name]));
  }

  get unsaved() {
    return Object.keys(this.changes).length > 0;
  }

  /** Who leaves now loses something. */
  get atRisk() {
    return !this.stopped && this.unsaved;
  }

  /** Nothing is stored before its writer sends it. */
  async save() {
    this.failing = false;
  }

  /** It is said that the text is kept in this browser: so it is first, with what is typed meanwhile. */
  async failed({ status, reason }) {
    const state = FAILURES[status] ?? "failed";
    this.failing = true;
    do await this.keep();
    while (this.keeping);
    this.show(this.kept ? state : "notKept", reason);
    return state;
  }

  /** The form is on its way to the server. The copy waits for its arrival. */
  leave() {
    if (this.unsaved) this.keep({ sent: true });
    this.stop();
  }

  stop() {
    clearTimeout(this.keeping);
    this.stopped = true;
  }
}
