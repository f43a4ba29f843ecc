// Storing what is typed, after a pause, and never over what somebody else has stored.

import { forget, keep } from "./keeping.js";

const PAUSE = 2_000;
const AGAIN = 10_000; // after a failure

// What an answer's status means for the text. Django says 400 to a form that is longer than it takes.
const FAILURES = { 0: "offline", 400: "tooLong", 401: "signedOut", 403: "refused", 413: "tooLong", 503: "shut", 507: "full" };
const PASSING = ["offline", "shut", "full", "failed"]; // tried again without being asked

export class Autosave {
  /**
   * `draft` is what stands in the page. `began` is the same as the server has it, from which both sides went on.
   * `show` tells the state: waiting, saving, saved, offline, signedOut, refused, tooLong, shut, full, failed, notKept.
   * `settle` asks the writer about what both have changed. `stands` is called whenever the server has everything,
   * and `moved` is told the stage that the interview is at by then.
   */
  constructor({ draft, began, server, copy, show, settle, stands, moved }) {
    Object.assign(this, { draft, began, server, copy, show, settle, stands, moved });
    this.busy = null;
    this.kept = true; // as far as this browser could
    this.timer = null;
    this.keeping = null;
    this.stopped = false;
    this.failing = false; // the last attempt stored nothing
  }

  /** Something was typed; also after a form was sent that never left. */
  changed() {
    this.stopped = false;
    this.show("waiting");
    this.later(PAUSE);
    this.keepSoon();
  }

  later(delay) {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => this.save(), delay);
  }

  /** The copy in this browser follows at once, but not for every letter. */
  keepSoon() {
    this.keeping ??= setTimeout(() => this.keep(), 300);
  }

  async keep() {
    clearTimeout(this.keeping);
    this.keeping = null;
    if (!this.stopped) this.kept = await keep({ ...this.copy, ...this.state(), at: Date.now() });
  }

  state() {
    return { values: this.draft.values, began: this.began, number: this.draft.number };
  }

  get changes() {
    return Object.fromEntries(Object.entries(this.draft.values).filter(([name, value]) => value !== this.began[name]));
  }

  get unsaved() {
    return Object.keys(this.changes).length > 0;
  }

  /** Neither the server nor this browser has what is typed. */
  get atRisk() {
    return !this.kept && this.unsaved;
  }

  /** Store now. Resolves when it is done, or when it is known not to be possible. */
  save() {
    clearTimeout(this.timer);
    if (this.stopped) return Promise.resolve();
    this.busy ??= this.store().finally(() => (this.busy = null));
    return this.busy;
  }

  async store() {
    const { changes } = this;
    this.failing = false;
    if (!this.unsaved) return this.done({});
    this.show("saving");
    const answer = await this.server.post("autosave", { ...changes, seen: this.draft.number });
    if (answer.status === 200) return this.stored(changes, answer);
    if (answer.status === 409) return this.merge();
    return this.failed(answer);
  }

  stored(changes, { number, stage, complaints }) {
    for (const name of Object.keys(complaints)) delete changes[name];
    this.began = { ...this.began, ...changes };
    this.draft.number = number;
    this.moved(stage);
    return this.done(complaints);
  }

  async done(complaints) {
    if ("body" in complaints) return this.failed({ status: 413 });
    const unsaid = Object.values(complaints);
    const left = Object.keys(this.changes).filter((name) => !(name in complaints));
    if (left.length) return this.later(PAUSE);
    this.stands();
    if (unsaid.length) return this.show("refused", unsaid.join(" "));
    clearTimeout(this.keeping);
    this.keeping = null;
    await forget(this.copy.window);
    if (!this.unsaved) this.show("saved"); // somebody may have typed on meanwhile
  }

  /** It is said that the text is kept in this browser: so it is first, with what is typed meanwhile. */
  async failed({ status, reason }) {
    const state = FAILURES[status] ?? "failed";
    this.failing = true;
    do await this.keep();
    while (this.keeping);
    this.show(this.kept ? state : "notKept", reason);
    if (PASSING.includes(state)) this.later(AGAIN);
  }

  /** Somebody else has stored something: bring it in before it comes to a conflict. */
  catchUp() {
    this.busy ??= this.merge().finally(() => (this.busy = null));
    return this.busy;
  }

  /** The form is on its way to the server, and autosave would only get in its way. The copy waits for its arrival. */
  leave() {
    if (this.unsaved) this.keep();
    this.stop();
  }

  stop() {
    clearTimeout(this.timer);
    clearTimeout(this.keeping);
    this.stopped = true;
  }

  /** Bring in what somebody else has stored since. What both changed is the writer's to settle. */
  async merge() {
    const mine = this.draft.values;
    const answer = await this.server.post("merge", { base: this.began.body, mine: mine.body });
    if (answer.status !== 200) return this.failed(answer);
    if (!same(this.draft.values, mine)) return this.merge(); // somebody types faster than that
    const { fields, clashes } = mergeFields(this.began, mine, answer.fields);
    this.draft.show({ ...fields, body: answer.merged });
    this.draft.number = answer.number;
    this.began = { ...answer.fields, body: answer.stored };
    const open = [...answer.clashes, ...clashes];
    if (open.length) await this.settle(open, answer.who);
    return this.later(0);
  }
}

function same(one, other) {
  return Object.keys(one).every((name) => one[name] === other[name]);
}

/** Field by field: whoever changed it alone is right, and what both changed is a clash. */
function mergeFields(began, mine, theirs) {
  const fields = {};
  const clashes = [];
  for (const [name, value] of Object.entries(mine)) {
    if (name === "body" || value === theirs[name]) continue;
    if (value === began[name]) fields[name] = theirs[name];
    else if (theirs[name] !== began[name]) clashes.push({ name, mine: value, theirs: theirs[name] });
  }
  return { fields, clashes };
}
