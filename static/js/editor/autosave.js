// Storing what is typed, after a pause, and never over what somebody else has stored.

import { Keeper } from "./keeper.js";
import { forget } from "./keeping.js";

const PAUSE = 2_000;
const AGAIN = 10_000; // after a failure

const PASSING = ["offline", "shut", "full", "failed"]; // tried again without being asked

export class Autosave extends Keeper {
  /**
   * `began` is what both sides went on from. `show` tells of saving and saved, too.
   * `settle` asks the writer about what both have changed. `stands` is called whenever the server has everything,
   * and `moved` is told the stage that the interview is at by then.
   */
  constructor({ draft, began, server, copy, show, settle, stands, moved }) {
    super({ draft, began, copy, show });
    Object.assign(this, { server, settle, stands, moved });
    this.busy = null;
    this.timer = null;
  }

  changed() {
    super.changed();
    this.later(PAUSE);
  }

  later(delay) {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => this.save(), delay);
  }

  state() {
    return { ...super.state(), number: this.draft.number };
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

  async failed(answer) {
    const state = await super.failed(answer);
    if (PASSING.includes(state)) this.later(AGAIN);
    return state;
  }

  /** Somebody else has stored something: bring it in before it comes to a conflict. */
  catchUp() {
    this.busy ??= this.merge().finally(() => (this.busy = null));
    return this.busy;
  }

  stop() {
    super.stop();
    clearTimeout(this.timer);
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
